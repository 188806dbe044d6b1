using Protocol.Generator;

return args switch
{
    [] => Generation.Write(Sources.Here(), Console.Out),
    ["--check"] => Generation.Check(Sources.Here(), Console.Out),
    ["diff", var old, var changed] => SchemaReport.Write(SchemaDiff.Between(new(old), new(changed)), Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: eng/generate [--check]: writes the generated files, or names those that differ.");
    Console.Error.WriteLine("       eng/schema-diff OLD [NEW]: says what changed between two versions of the schemas.");
    return 64;
}
