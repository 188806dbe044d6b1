using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Principals;

/// <summary>How the hub knows who acts.</summary>
[JsonConverter(typeof(KebabCaseConverter<Assurance>))]
public enum Assurance
{
    /// <summary>By a self-made session secret.</summary>
    Asserted,

    /// <summary>By a secret that was enrolled.</summary>
    Key,

    /// <summary>By a signature over this very command with an enrolled key.</summary>
    Signed,
}
