namespace Protocol.Generator;

/// <summary>Everything in the repository that is generated: a line here is all that a new product needs.</summary>
public static class Products
{
    /// <summary>The products in the order in which they are made: a later one may read an earlier one.</summary>
    public static IReadOnlyList<Product> All { get; } =
    [
        new("schemas/bundle.json", SchemaBundle.Make),
        new("schemas/openrpc.json", OpenRpc.Make),
    ];
}
