namespace BriefingBus.EndToEnd.Tests.Telemetry;

/// <summary>A span as a collector receives it (opentelemetry-proto, trace.proto).</summary>
/// <param name="TraceId">Trace id in hexadecimal.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsRoot">True where it has no parent.</param>
/// <param name="LinkedTraces">The trace ids that it links to.</param>
/// <param name="Attributes">Its attributes that are text.</param>
internal sealed record ReceivedSpan(
    string TraceId, string Name, bool IsRoot, IReadOnlyList<string> LinkedTraces, IReadOnlyDictionary<string, string> Attributes)
{
    public static ReceivedSpan Of(ProtobufMessage resource, ProtobufMessage span)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(
            Convert.ToHexStringLower(span.Bytes(1)),
            span.Text(5),
            span.Bytes(4).All(b => b == 0),
            [.. span.Messages(13).Select(link => Convert.ToHexStringLower(link.Bytes(1)))],
            span.Messages(9).GroupBy(a => a.Text(1)).ToDictionary(a => a.Key, a => a.First().Messages(2).First().Text(1)));
    }
}
