using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// Makes and reads handles: a MAC by the hub's key over workspace, thing, fence and principal [SB-CLAIM-004]. There is
/// nothing to store, the same handle comes again on a replay, and it is worth nothing to another principal.
/// </summary>
public sealed class ClaimHandles(ReadOnlyMemory<byte> hubKey, string workspace)
{
    private const int MacBytes = 18;

    /// <summary>The handle of a claim.</summary>
    public ClaimHandle Of(WorkId work, Fence fence, PrincipalId holder) =>
        new(Make("claim", work.Value, fence, holder));

    /// <summary>The handle of a verification request.</summary>
    public VerificationHandle Of(VerificationId request, Fence fence, PrincipalId verifier) =>
        new(Make("verification", request.Value, fence, verifier));

    /// <summary>Reads a handle; null where this hub never gave it to this principal.</summary>
    public (WorkId Work, Fence Fence)? Read(ClaimHandle handle, PrincipalId caller) =>
        Read("claim", handle.Value, caller) is { } read ? (new(read.Thing), read.Fence) : null;

    /// <summary>Reads a handle; null where this hub never gave it to this principal.</summary>
    public (VerificationId Verification, Fence Fence)? Read(VerificationHandle handle, PrincipalId caller) =>
        Read("verification", handle.Value, caller) is { } read ? (new(read.Thing), read.Fence) : null;

    private (string Thing, Fence Fence)? Read(string kind, string handle, PrincipalId caller)
    {
        var parts = handle.Split('.');
        if (parts.Length != 3
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var fence = new Fence(number);
        var genuine = Encoding.UTF8.GetBytes(Make(kind, parts[0], fence, caller));
        return CryptographicOperations.FixedTimeEquals(genuine, Encoding.UTF8.GetBytes(handle))
            ? (parts[0], fence)
            : null;
    }

    private string Make(string kind, string thing, Fence fence, PrincipalId principal)
    {
        var said = Encoding.UTF8.GetBytes($"{kind}\n{workspace}\n{thing}\n{fence}\n{principal}");
        var mac = HMACSHA256.HashData(hubKey.Span, said).AsSpan(0, MacBytes);
        return $"{thing}.{fence}.{Base64Url.EncodeToString(mac)}";
    }
}
