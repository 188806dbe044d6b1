using System.Reflection;
using System.Runtime.CompilerServices;

namespace Protocol.Architecture.Tests;

/// <summary>A change of a public name shows in review, as a change of a file in PublicApi/.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Protocol.Core")]
    [InlineData("Protocol.Sdk")]
    public void The_public_names_are_the_approved_ones(string assembly)
    {
        var file = Path.Combine(Checkout.Root, $"tests/Protocol.Architecture.Tests/PublicApi/{assembly}.txt");
        var found = string.Concat(Names(assembly).Select(name => name + '\n'));
        if (Environment.GetEnvironmentVariable("SIGNALBOX_APPROVE") == "1")
            File.WriteAllText(file, found);

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", found);
    }

    private static IEnumerable<string> Names(string assembly) =>
        Assembly.Load(assembly).GetExportedTypes()
            .Where(type => !IsWrittenByTheCompiler(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(Describe);

    private static IEnumerable<string> Describe(Type type) =>
        type.GetMembers(Declared)
            .Where(member => member is not Type && !IsWrittenByTheCompiler(member))
            .Select(member => $"    {member}")
            .Order(StringComparer.Ordinal)
            .Prepend(type.ToString());

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || member.Name.Contains('<', StringComparison.Ordinal)
        || (member is MethodInfo { IsSpecialName: true } && !member.Name.StartsWith("op_", StringComparison.Ordinal));
}
