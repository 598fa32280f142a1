using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Sqlite;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Keeps a message whose consumer threw after every retry, with what MassTransit writes on it for a broker's queue.</summary>
internal sealed class FailedMessageKeeping(SqliteDeadLetters letters) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var headers = KeptMessage.HeadersOf(context);
        foreach (var header in context.ExceptionHeaders.GetAll())
            headers[header.Key] = header.Value;
        await letters.KeepAsync(KeptMessage.Of(context, DeadLetterQueue.ErrorSuffix, headers));
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepFailed");
}

/// <summary>Keeps a message that no consumer of its queue knows.</summary>
internal sealed class UnknownMessageKeeping(SqliteDeadLetters letters) : IFilter<ReceiveContext>
{
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var headers = KeptMessage.HeadersOf(context);
        headers[LetterHeaders.Reason] = "dead-letter";
        await letters.KeepAsync(KeptMessage.Of(context, DeadLetterQueue.SkippedSuffix, headers));
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepUnknown");
}
