namespace BriefingBus.Cli.Now;

/// <summary>The forms that a briefing can be printed in.</summary>
internal enum BriefingForm
{
    Text,
    Markdown,
    Html,
    Json,
}
