namespace Protocol.Json;

/// <summary>The public JSON-Schema-Test-Suite for 2020-12 (commit 44401e0), a copy beside these tests.</summary>
internal static class SuiteData
{
    /// <summary>The folder of the suite.</summary>
    public static string Folder => Checkout.Place("tests/Protocol.Core.Tests/Json/PublicSuite");
}
