using BriefingBus.Configuration.Editing;
using BriefingBus.Web.Feeds;

namespace BriefingBus.Web.RuleEditing;

/// <summary>A rule as the operator's form requests it.</summary>
public sealed record RuleForm
{
    /// <summary>The maximum length of a rule, in characters.</summary>
    public const int MaxValue = 300;

    private static readonly string[] Names = ["key", "value", "where", "section", "feed", "item", "of"];

    /// <summary><c>mute</c>, <c>boost</c>, <c>follow</c> or <c>weight</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The rule's pattern, or the weight.</summary>
    public required string Value { get; init; }

    /// <summary>The target of the rule: <c>feed</c>, <c>section</c>, or the whole edition.</summary>
    public required string Where { get; init; }

    /// <summary>Title of the item's section, or empty.</summary>
    public required string Section { get; init; }

    /// <summary>The item's feed by its <see cref="FeedId"/>, or empty.</summary>
    public required string Feed { get; init; }

    /// <summary>The item that the form was opened for.</summary>
    public Guid? Item { get; init; }

    /// <summary>The past briefing whose candidate it is; null for the next one.</summary>
    public string? Slug { get; init; }

    /// <summary>The version of the file in the preview that the operator saw; empty to get the preview.</summary>
    public required string Version { get; init; }

    /// <summary>The fields as they were sent.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>Whether the rule applies to the whole edition, by its kind or by choice.</summary>
    public bool IsOfEdition => Key == "follow" || RulePatternForm.NamesThread(Value) || Where is not ("feed" or "section");

    /// <summary>Reads a form.</summary>
    public static RuleForm Read(IFormCollection form)
    {
        return new()
        {
            Key = Value("key"),
            Value = Value("value").Trim(),
            Where = Value("where"),
            Section = Value("section"),
            Feed = Value("feed"),
            Item = Guid.TryParse(Value("item"), out var item) ? item : null,
            Slug = Value("of") is { Length: > 0 } slug ? slug : null,
            Version = Value("version"),
            Fields = [.. Names.Select(name => (name, Value(name))).Where(f => f.Item2.Length > 0)],
        };

        string Value(string name) => form[name].ToString();
    }

    /// <summary>The rule for Composer to try.</summary>
    /// <param name="feedUrl">The address of the item's feed as configured, or null.</param>
    public ProposedRule ToProposed(string? feedUrl) => new()
    {
        Key = Key,
        Value = Value,
        Section = IsOfEdition || Section.Length == 0 ? null : Section,
        FeedUrl = !IsOfEdition && Where == "feed" ? feedUrl : null,
    };

    /// <summary>Adds the rule to the file.</summary>
    /// <returns>A sentence about the change.</returns>
    /// <exception cref="EditRefusedException">The file has no such place, or the rule would be invalid there.</exception>
    public IReadOnlyList<string> Make(BriefingEditor editor, string edition)
    {
        if (Value.Length is 0 or > MaxValue)
        {
            throw new EditRefusedException(
                $"Expected a word, a \"phrase\", a /regular expression/ or a weight of at most {MaxValue} characters.");
        }
        var (place, of) = PlaceIn(editor, edition);
        switch (Key)
        {
            case "mute" or "boost" or "follow":
                var rules = editor.Options.Read(place)?.TextsOf(Key) ?? [];
                if (!rules.Contains(Value))
                    editor.Options.Set(place, (Key, OptionList.Of([.. rules, Value])));
                break;
            case "weight":
                var isNumber = double.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
                editor.Options.Set(place, (Key, new OptionText(Value) { IsWord = isNumber }));
                break;
            default:
                throw new EditRefusedException("It is not clear what to change.");
        }
        return [$"{Key}: {Value}, for {of}."];
    }

    private (OptionPlace Place, string Of) PlaceIn(BriefingEditor editor, string edition)
    {
        if (IsOfEdition)
        {
            return (editor.Options.PlaceOf(edition) ?? throw new EditRefusedException($"The file has no edition '{edition}' any more."),
                $"the edition {edition}");
        }
        var sections = editor.Sections.Where(s => s.Edition == edition).ToList();
        if (Where == "section")
        {
            var index = sections.FindIndex(s => s.Title == Section);
            return index >= 0
                ? (editor.Options.PlaceOf(edition, index)!, $"the section {Section}")
                : throw new EditRefusedException($"The file has no section '{Section}' there any more.");
        }
        var feed = sections.OrderByDescending(s => s.Title == Section).SelectMany(s => s.Feeds)
            .FirstOrDefault(f => FeedId.Of(f.Url).ToString() == Feed);
        return feed is null
            ? throw new EditRefusedException("The file does not have this feed there any more.")
            : (OptionPlace.OfFeed(feed), $"the feed {feed.Name ?? feed.Url}");
    }
}
