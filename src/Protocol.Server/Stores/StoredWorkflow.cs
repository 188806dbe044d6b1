using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Server.Stores;

/// <summary>A workflow document as it was loaded, and the position of its loading.</summary>
internal sealed record StoredWorkflow(WorkflowRef Ref, JsonElement Document, long LoadedSeq);
