using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBus.EndToEnd.Tests.Telemetry;

/// <summary>Takes what a process exports over OTLP/HTTP with protobuf bodies, as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ProtobufMessage> traces = new();
    private readonly ConcurrentQueue<ProtobufMessage> metrics = new();
    private WebApplication app = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Every span so far.</summary>
    public IReadOnlyList<ReceivedSpan> Spans =>
    [
        .. from export in traces
           from resource in export.Messages(1)
           from scope in resource.Messages(2)
           from span in scope.Messages(2)
           select ReceivedSpan.Of(resource, span),
    ];

    /// <summary>The name and unit of every metric so far.</summary>
    public IReadOnlyCollection<(string Name, string Unit)> Metrics =>
    [
        .. (from export in metrics
            from resource in export.Messages(1)
            from scope in resource.Messages(2)
            from metric in scope.Messages(2)
            select (metric.Text(1), metric.Text(3))).Distinct(),
    ];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        receiver.app = builder.Build();
        receiver.app.MapPost("/v1/traces", (HttpRequest request) => KeepAsync(request, receiver.traces));
        receiver.app.MapPost("/v1/metrics", (HttpRequest request) => KeepAsync(request, receiver.metrics));
        await receiver.app.StartAsync();
        receiver.Address = new Uri(receiver.app.Urls.First());
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task KeepAsync(HttpRequest request, ConcurrentQueue<ProtobufMessage> into)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        into.Enqueue(ProtobufMessage.Parse(body.ToArray()));
    }
}
