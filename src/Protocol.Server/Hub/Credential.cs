namespace Protocol.Server.Hub;

/// <summary>By what a caller is known; never an argument of a call.</summary>
internal abstract record Credential
{
    /// <summary>A self-made session secret, and the OS user that made it.</summary>
    public sealed record Session(string Secret, string Party) : Credential;

    /// <summary>The secret of an enrolled service.</summary>
    public sealed record Service(string Secret) : Credential;

    private Credential() { }
}
