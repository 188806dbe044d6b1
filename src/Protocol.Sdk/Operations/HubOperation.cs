using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Protocol.Schemas;

namespace Protocol.Operations;

/// <summary>An operation with the types of its request and its result.</summary>
internal sealed class HubOperation<TRequest, TResult>(
    string name, Scope scope, HubOperation<TRequest, TResult>.Verb verb)
    : Operation(name, scope)
    where TRequest : class
{
    private static readonly JsonTypeInfo<TRequest> RequestType = ProtocolJson.Of<TRequest>();
    private static readonly JsonTypeInfo<TResult> ResultType = ProtocolJson.Of<TResult>();

    /// <summary>The method of <see cref="IHub"/> that carries it out.</summary>
    internal delegate Task<Answer<TResult>> Verb(IHub hub, TRequest request, CancellationToken cancellationToken);

    /// <inheritdoc />
    public override async Task<Answer<JsonElement>> InvokeAsync(
        IHub hub, JsonElement arguments, CancellationToken cancellationToken)
    {
        var faults = RequestSchemas.Validate(RequestSchema, arguments);
        if (faults.Count > 0)
            return InvalidArguments.Refuse(Name, faults);

        TRequest? request;
        try
        {
            request = arguments.Deserialize(RequestType);
        }
        catch (JsonException exception)
        {
            return InvalidArguments.Refuse(Name, [RequestSchemas.Unreadable(exception)]);
        }

        return request is null
            ? InvalidArguments.Refuse(Name, [new("", "type", "An object is wanted here.")])
            : await AskAsync(hub, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Answer<JsonElement>> AskAsync(
        IHub hub, TRequest request, CancellationToken cancellationToken) =>
        await verb(hub, request, cancellationToken).ConfigureAwait(false) switch
        {
            Answer<TResult>.Ok ok => JsonSerializer.SerializeToElement(ok.Result, ResultType),
            Answer<TResult>.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };
}
