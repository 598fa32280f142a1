using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Subscriber;

/// <summary>Writes a briefing's headlines to a file. A briefing that comes twice writes the same file twice, which harms nobody.</summary>
public sealed class HeadlinesConsumer(IConfiguration configuration, ILogger<HeadlinesConsumer> log) : IConsumer<BriefingComposed>
{
    public async Task Consume(ConsumeContext<BriefingComposed> context)
    {
        var briefing = context.Message;
        var stories = briefing.Top.Concat(briefing.Sections.SelectMany(section => section.Stories));
        var folder = Directory.CreateDirectory(configuration["HEADLINES_FOLDER"] ?? "headlines").FullName;
        var file = Path.Combine(folder, $"{briefing.Edition}-{briefing.ScheduledAt:yyyy-MM-dd-HHmm}.txt");
        await File.WriteAllLinesAsync(file, stories.Select(story => $"{story.Title} {story.Source.Link}"), context.CancellationToken);
        log.LogInformation(
            "{Title} of {ScheduledAt:O}: {Stories} stories in {File}", briefing.Title, briefing.ScheduledAt, briefing.Stories, file);
    }
}
