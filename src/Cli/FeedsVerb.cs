using BriefingBus.Cli.Feeds;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus feeds</c>: lists and edits the feeds of <c>briefing.yaml</c>.</summary>
internal static class FeedsVerb
{
    public static Command Create() => new("feeds", "List, add, find and test feeds, and exchange them with other readers.")
    {
        ListVerb.Create(),
        AddVerb.Create(),
        RemoveVerb.Create(),
        SwitchVerb.Create(enable: false),
        SwitchVerb.Create(enable: true),
        MoveVerb.Create(),
        TestVerb.Create(),
        DiscoverVerb.Create(),
        ImportVerb.Create(),
        ExportVerb.Create(),
    };
}
