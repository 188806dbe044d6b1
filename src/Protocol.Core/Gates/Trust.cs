using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>
/// Who produced a piece of evidence; derived from the signer, never a field that the submitter fills in.
/// </summary>
[JsonConverter(typeof(KebabCaseConverter<Trust>))]
public enum Trust
{
    /// <summary>The worker says so.</summary>
    Claimed,

    /// <summary>The harness of the agent recorded it.</summary>
    Observed,

    /// <summary>A verifier on the same host and user computed it.</summary>
    Verified,

    /// <summary>A verifier in an environment that the worker cannot write computed it.</summary>
    Isolated,

    /// <summary>Isolated, and signed by an identity of the trust policy that no worker can use.</summary>
    Attested,
}
