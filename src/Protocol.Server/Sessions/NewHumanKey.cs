namespace Protocol.Server.Sessions;

/// <summary>
/// A key that was just made: the public half (SubjectPublicKeyInfo, base64url), the private one sealed.
/// </summary>
internal sealed record NewHumanKey(string PublicKey, string SealedPem);
