using BriefingBus.Cli.Terminals;
using Spectre.Console;

namespace BriefingBus.Cli.Starting;

/// <summary>Asks for the values of a first configuration at a terminal.</summary>
internal static class StarterQuestions
{
    /// <summary>Asks the questions; Enter accepts the default.</summary>
    public static Starter Ask()
    {
        var terminal = Terminal.Error();
        var defaults = Starter.Default;
        return new(
            terminal.Prompt(new TextPrompt<string>("Title of your briefing:").DefaultValue(defaults.Title)),
            terminal.Prompt(new TextPrompt<string>("Hour, such as 06:00:").DefaultValue(defaults.At)
                .Validate(IsHour, "Write an hour such as 06:00.")),
            terminal.Prompt(new TextPrompt<string>("Time zone, such as Europe/Berlin:").DefaultValue(defaults.TimeZone)
                .Validate(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _),
                    "There is no such time zone; write one such as Europe/Berlin.")));
    }

    private static bool IsHour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
