using Protocol.Generator;

return args switch
{
    [] => Generation.Write(Sources.Here(), Console.Out),
    ["--check"] => Generation.Check(Sources.Here(), Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: eng/generate [--check]: writes the generated files, or names those that differ.");
    return 64;
}
