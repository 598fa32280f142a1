using System.Net;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Notices;

/// <summary>Requests the address of a dead man's switch regularly while everything is well. When the requests stop, the switch raises the
/// alarm, whatever the cause: this process, the broker or the machine.</summary>
public sealed partial class Heartbeat : IDisposable
{
    private readonly NoticeOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<Heartbeat> log;
    private readonly HttpClient http;
    private long? last;
    private bool failed;

    /// <summary>Creates the heartbeat. The operator chose the address, so its host may be private.</summary>
    public Heartbeat(NoticeOptions options, TimeProvider clock, ILogger<Heartbeat> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        var own = options.Heartbeat is { } heartbeat ? new Uri(heartbeat.Value).Host : "";
        var connection = new GuardedConnection([own], Dns.GetHostAddressesAsync, "notices.heartbeat");
        http = OutboundHttp.Guarded(connection);
        http.Timeout = TimeSpan.FromSeconds(10);
        http.MaxResponseContentBufferSize = 64 * 1024;
    }

    /// <summary>Requests the address if a request is due. A failure is logged once, until the address answers again.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (options.Heartbeat is not { } heartbeat || (last is { } before && clock.GetElapsedTime(before) < options.HeartbeatEvery))
            return;
        last = clock.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(new Uri(heartbeat.Value), cancellationToken);
            Note(answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}", heartbeat.Reference);
        }
        catch (Exception fault) when (fault is HttpRequestException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Note(fault.Message, heartbeat.Reference);
        }
    }

    public void Dispose() => http.Dispose();

    private void Note(string? problem, string reference)
    {
        if (problem is not null && !failed)
            LogFailed(reference, problem, options.HeartbeatEvery);
        failed = problem is not null;
    }

    [LoggerMessage(LogLevel.Warning, "Could not send the heartbeat to {Reference}: {Problem}; retrying every {Interval}")]
    private partial void LogFailed(string reference, string problem, TimeSpan interval);
}
