using System.Reflection;
using System.Runtime.CompilerServices;
using Protocol.WorkItems;

namespace Protocol.Architecture.Tests;

/// <summary>What makes Core safe to reason about.</summary>
public sealed class CoreTests
{
    private static readonly Assembly Core = typeof(WorkItem).Assembly;

    [Fact]
    public void It_needs_nothing_but_the_base_library() =>
        Assert.All(Core.GetReferencedAssemblies(), reference =>
            Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Its_values_never_change() => Assert.Empty(
        from type in Core.GetExportedTypes()
        from property in type.GetProperties()
        let setter = property.SetMethod
        where setter is not null && setter.IsPublic
        where !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type}.{property.Name}");
}
