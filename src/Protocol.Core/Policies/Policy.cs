namespace Protocol.Policies;

/// <summary>
/// What a person decided for a workspace: schemas/documents/policy.json. It gives roles to principals, says which
/// workflow a new work item gets, which ref is the base, which paths are protected, and whether an agent may start the
/// local verifier.
/// </summary>
/// <param name="Kind"><c>Policy</c>.</param>
/// <param name="Spec">The version of the standard.</param>
/// <param name="Base">The ref that subjects are compared with; agents never name one.</param>
/// <param name="DefaultWorkflow">What <c>work/create</c> takes where none is named.</param>
/// <param name="AgentWorkflows">What an agent may name beside it.</param>
/// <param name="AgentRoles">The roles of a principal without an enrolled key.</param>
/// <param name="Protected">Paths (globs) that must equal the base, and are overlaid from it before a run.</param>
/// <param name="LocalVerifier">Whether the front end may start <c>signalbox verify --once</c> for an agent.</param>
/// <param name="Signers">Whose signatures under an attestation count, with which trust.</param>
/// <param name="Workflows">Paths, in the repository, of the workflows that <c>init</c> loads.</param>
public sealed record Policy(
    string Kind,
    string Spec,
    string Base,
    string DefaultWorkflow,
    IReadOnlyList<string> AgentWorkflows,
    IReadOnlyList<string> AgentRoles,
    IReadOnlyList<string> Protected,
    bool LocalVerifier = false,
    IReadOnlyList<string>? Workflows = null,
    IReadOnlyList<Signer>? Signers = null);
