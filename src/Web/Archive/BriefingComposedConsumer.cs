using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Keeps each briefing.</summary>
public sealed class BriefingComposedConsumer(BriefingArchive archive) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) => archive.KeepAsync(context.Message, context.CancellationToken);
}
