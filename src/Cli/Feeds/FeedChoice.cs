using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary>Selects a configured feed by address or name, narrowed by edition and section.</summary>
internal sealed class FeedChoice
{
    private readonly Argument<string> feed = new("feed")
    {
        Description = "The feed's address or name, as 'briefingbus feeds list' shows it.",
    };
    private readonly Option<string?> edition = VerbOptions.Edition("every edition");
    private readonly Option<string?> section = VerbOptions.Section();
    private readonly Option<bool> everywhere = new("--everywhere")
    {
        Description = "If several sections have the feed, change all of them.",
    };

    /// <summary>Adds the argument and the options to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="named">False if the verb's own options for edition and section have another meaning.</param>
    public void AddTo(Command verb, bool named = true)
    {
        verb.Arguments.Add(feed);
        if (!named)
            return;
        verb.Options.Add(edition);
        verb.Options.Add(section);
        verb.Options.Add(everywhere);
    }

    /// <summary>The selected feeds; at least one.</summary>
    /// <exception cref="EditRefusedException">There is none, or the selection is ambiguous.</exception>
    public IReadOnlyList<ConfiguredFeed> Find(ParseResult arguments, BriefingEditor editor) =>
        Find(arguments.GetValue(feed)!, editor, arguments.GetValue(edition), arguments.GetValue(section), arguments.GetValue(everywhere));

    /// <summary>The only selected feed, to be moved.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="editor">The feeds.</param>
    /// <param name="in">Title of its section, or null.</param>
    /// <param name="target">The edition that it moves to, or null. If this edition has the feed, it moves within it.</param>
    /// <exception cref="EditRefusedException">There is none, or the selection is ambiguous.</exception>
    public ConfiguredFeed FindOne(ParseResult arguments, BriefingEditor editor, string? @in, string? target)
    {
        var wanted = arguments.GetValue(feed)!;
        var within = target is not null && Matching(wanted, editor, target, @in).Count > 0 ? target : null;
        return Find(wanted, editor, within, @in, all: false)[0];
    }

    private static IReadOnlyList<ConfiguredFeed> Matching(string wanted, BriefingEditor editor, string? e, string? s)
    {
        var places = editor.Feeds
            .Where(f => (e is null || f.Edition == e) && (s is null || f.Section.Equals(s, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var found = places.Where(f => f.Url == wanted).ToList();
        return found.Count > 0 ? found : [.. places.Where(f => wanted.Equals(f.Name, StringComparison.OrdinalIgnoreCase))];
    }

    private static IReadOnlyList<ConfiguredFeed> Find(string wanted, BriefingEditor editor, string? e, string? s, bool all)
    {
        var found = Matching(wanted, editor, e, s);
        if (found.Count == 0)
            throw new EditRefusedException($"No feed has the address or name '{wanted}'. 'briefingbus feeds list' shows them all.");
        return found.Count == 1 || all
            ? found
            : throw new EditRefusedException(
                $"'{wanted}' is in several places: {string.Join(", ", found.Select(f => $"{f.Edition}/{f.Section}"))}. "
                + "Name one by its section and edition; --help shows how.");
    }
}
