using Protocol.WorkItems;

namespace Protocol.Bindings.Mcp;

/// <summary>Starts a verifier beside this process, where the workspace allows it.</summary>
public interface IVerifierLauncher
{
    /// <summary>Starts one for the open verification requests of a work item.</summary>
    /// <returns>A task that ends when the verifier has left, or null where none was started.</returns>
    Task? Launch(WorkId work);
}
