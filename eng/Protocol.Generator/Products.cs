namespace Protocol.Generator;

/// <summary>Everything in the repository that is generated: a line here is all that a new product needs.</summary>
public static class Products
{
    /// <summary>The products in the order in which they are made: a later one may read an earlier one.</summary>
    public static IReadOnlyList<Product> All { get; } =
    [
        new("schemas/bundle.json", SchemaBundle.Make),
        new("schemas/openrpc.json", OpenRpc.Make),
        new("spec/errors.md", RegistryTables.Errors, "errors"),
        new("spec/errors.md", RegistryTables.NextActions, "next-actions"),
        new("spec/gates.md", RegistryTables.Reasons, "reasons"),
        new("spec/evidence.md", RegistryTables.EvidenceKinds, "evidence-kinds"),
        new("spec/journal.md", RegistryTables.Events, "events"),
        new("spec/security.md", RegistryTables.Limits, "limits"),
        new("spec/security.md", RegistryTables.Scopes, "scopes"),
        new("spec/conformance.md", RegistryTables.ProfileTable, "profiles"),
        new("spec/conformance.md", RegistryTables.Bindings, "bindings"),
        new("spec/conformance.md", Trace.ExclusionTable, "exclusions"),
        new(Trace.Path, Trace.Make),
    ];
}
