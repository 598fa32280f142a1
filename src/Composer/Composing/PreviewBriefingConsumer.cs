using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Answers what an edition's next briefing would contain now, and stores nothing. Drops requests whose sender no longer
/// waits.</summary>
public sealed class PreviewBriefingConsumer(BriefingComposer composer, BriefingConfiguration configuration, TimeProvider clock)
    : IConsumer<PreviewBriefing>
{
    public async Task Consume(ConsumeContext<PreviewBriefing> context)
    {
        var (request, now) = (context.Message, clock.GetUtcNow());
        if (request.AnswerBefore <= now)
            return;
        var edition = configuration.Editions.FirstOrDefault(e => e.Name == request.Edition)
            ?? throw new UnknownEditionException(request.Edition, configuration.Editions.Select(e => e.Name));
        var at = request.At ?? EditionSchedule.Next(edition, now) ?? now;
        var preview = await composer.ReadAsync(edition.Name, at, input => Preview.Of(input, request, now), context.CancellationToken);
        await context.RespondAsync(preview);
    }
}
