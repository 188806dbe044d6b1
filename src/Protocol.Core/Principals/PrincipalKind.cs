using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Principals;

/// <summary>Who acts.</summary>
[JsonConverter(typeof(KebabCaseConverter<PrincipalKind>))]
public enum PrincipalKind
{
    /// <summary>A program that decides for itself.</summary>
    Agent,

    /// <summary>A person, proved by a key that a person enrolled.</summary>
    Human,

    /// <summary>A program that does one thing: a verifier, an effector.</summary>
    Service,
}
