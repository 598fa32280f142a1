using BriefingBus.Cli.Briefings;
using MassTransit;

namespace BriefingBus.Cli.Run;

/// <summary>Writes each briefing to the output folder. A repeated briefing overwrites its files with the same content.</summary>
internal sealed class BriefingFilesConsumer(OutputFolder output) : IConsumer<BriefingComposed>
{
    public Task Consume(ConsumeContext<BriefingComposed> context)
    {
        var folder = BriefingOutput.Write(context.Message, output.Path);
        return Console.Out.WriteLineAsync($"{context.Message.Title} {context.Message.ScheduledAt:yyyy-MM-dd HH:mm}: {folder}");
    }
}

/// <summary>The output folder.</summary>
/// <param name="Path">Its path.</param>
internal sealed record OutputFolder(string Path);
