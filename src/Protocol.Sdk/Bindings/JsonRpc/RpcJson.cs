using System.Text.Json;
using System.Text.Json.Serialization;
using StreamJsonRpc;

namespace Protocol.Bindings.JsonRpc;

/// <summary>What StreamJsonRpc reads and writes for us; the id is that of a call to cancel.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(RequestId))]
internal sealed partial class RpcJson : JsonSerializerContext;
