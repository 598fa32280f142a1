using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Writes failures of the process's consumers into the table, with the headers that MassTransit writes for a broker's queue. Waits
/// while the database is unreachable, as the message is not stored anywhere else.</summary>
internal sealed class FailureCapture(FailureWriter failures, TimeProvider clock) : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var headers = HeadersOf(context);
        foreach (var header in context.ExceptionHeaders.GetAll())
            headers[header.Key] = ValueOf(header.Value);
        await StoreAsync(context, DeadLetterQueue.ErrorSuffix, headers);
        await next.Send(context);
    }

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var headers = HeadersOf(context);
        headers[FaultHeaders.Reason] = "dead-letter";
        await StoreAsync(context, DeadLetterQueue.SkippedSuffix, headers);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failureCapture");

    private async Task StoreAsync(ReceiveContext context, string suffix, Dictionary<string, object?> headers)
    {
        var message = new DeadLetterMessage
        {
            Queue = context.InputAddress.Segments[^1] + suffix,
            MessageId = context.GetMessageId()?.ToString(),
            ContentType = context.ContentType?.ToString(),
            Headers = headers,
            Body = context.Body.GetBytes(),
        };
        while (true)
        {
            try
            {
                await failures.StoreAsync([message], revive: false, context.CancellationToken);
                return;
            }
            catch (Exception away) when (TransientFault.IsTransient(away) && !context.CancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Wait, clock, context.CancellationToken);
            }
        }
    }

    private static Dictionary<string, object?> HeadersOf(ReceiveContext context) =>
        context.TransportHeaders.GetAll().Where(h => h.Value is not null).ToDictionary(h => h.Key, h => ValueOf(h.Value));

    private static object? ValueOf(object value) => value switch
    {
        string or bool or long or double or DateTimeOffset => value,
        int number => (long)number,
        DateTime instant => new DateTimeOffset(instant.ToUniversalTime()),
        _ => value.ToString() ?? "",
    };
}
