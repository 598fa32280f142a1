using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cli.Now;

/// <summary>The briefing that this process waits for, or the reason why it will not come.</summary>
internal sealed class AwaitedBriefing
{
    private readonly TaskCompletionSource<BriefingComposed> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The briefing.</summary>
    public Task<BriefingComposed> Briefing => source.Task;

    /// <summary>It has come.</summary>
    public void Come(BriefingComposed briefing) => source.TrySetResult(briefing);

    /// <summary>It will not come.</summary>
    public void Fail(string reason) => source.TrySetException(new InvalidOperationException("The briefing could not be composed: " + reason));
}

/// <summary>Takes the briefing off the bus.</summary>
internal sealed class AwaitedBriefingConsumer(AwaitedBriefing awaited) : IConsumer<BriefingComposed>, IConsumer<Fault<ComposeBriefing>>
{
    public Task Consume(ConsumeContext<BriefingComposed> context)
    {
        awaited.Come(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<Fault<ComposeBriefing>> context)
    {
        awaited.Fail(context.Message.Exceptions[0].Message);
        return Task.CompletedTask;
    }
}
