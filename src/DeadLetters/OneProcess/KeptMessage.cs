using BriefingBus.DeadLetters.Letters;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>A message of the in-memory transport as a letter.</summary>
internal static class KeptMessage
{
    public static Dictionary<string, object> HeadersOf(ReceiveContext context) =>
        context.TransportHeaders.GetAll().Where(h => h.Value is not null).ToDictionary(h => h.Key, h => h.Value);

    public static DeadLetterMessage Of(ReceiveContext context, string suffix, IReadOnlyDictionary<string, object> headers) => new()
    {
        Queue = context.InputAddress.Segments[^1] + suffix,
        MessageId = context.GetMessageId()?.ToString(),
        ContentType = context.ContentType?.ToString(),
        Headers = headers.ToDictionary(h => h.Key, h => (object?)ValueOf(h.Value)),
        Body = context.Body.GetBytes(),
    };

    private static object ValueOf(object value) => value switch
    {
        string or bool or long or double or DateTimeOffset => value,
        int number => (long)number,
        DateTime instant => new DateTimeOffset(instant.ToUniversalTime()),
        _ => value.ToString() ?? "",
    };
}
