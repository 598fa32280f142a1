using BriefingBus.Configuration.Editing;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests.Editing;

/// <summary>A folder for each case: <c>before.yaml</c>, the edit, and <c>after.yaml</c>, or why it is refused.</summary>
public sealed class EditingCaseTests
{
    private static readonly string Cases = Repository.PathOf("tests/Configuration.Tests/Editing/cases");

    public static TheoryData<string> Names() =>
        [.. Directory.GetDirectories(Cases).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_changes_what_it_is_to_change_and_nothing_else(string name)
    {
        var folder = Path.Combine(Cases, name);
        var before = File.ReadAllText(Path.Combine(folder, "before.yaml"));
        var edit = File.ReadAllText(Path.Combine(folder, "edit.txt")).TrimEnd();

        if (File.Exists(Path.Combine(folder, "after.yaml")))
            Edit.Make(before, edit).ShouldBe(File.ReadAllText(Path.Combine(folder, "after.yaml")));
        else
            Should.Throw<EditRefusedException>(() => Edit.Make(before, edit)).Message
                .ShouldContain(File.ReadAllText(Path.Combine(folder, "refused.txt")).TrimEnd());
    }

    /// <summary>Every feed of every case, of the repository's own files: switched off and on again, the text is as it was; moved or
    /// removed, every other feed is as it was, and every comment outside it.</summary>
    [Fact]
    public void Every_feed_of_every_file_can_be_edited_or_is_refused_and_nothing_is_lost()
    {
        var files = Directory.GetFiles(Cases, "before.yaml", SearchOption.AllDirectories)
            .Concat([Repository.PathOf("briefing.yaml"), Repository.PathOf("samples/morning/briefing.yaml")]);
        var (made, refused) = (0, 0);
        foreach (var text in files.Select(File.ReadAllText))
        {
            foreach (var feed in new BriefingEditor(text).Feeds)
            {
                if (feed.Enabled)
                    Try(() => Edit.On(Edit.On(text, e => e.SetEnabled(feed, false)), e => e.SetEnabled(Same(e, feed), true)), after =>
                        after.TrimEnd().ShouldBe(text.TrimEnd()));
                Try(() => Edit.On(text, e => e.Remove(feed)), after => Others(after, feed).ShouldBe(Others(text, feed)));
                Try(() => Edit.On(text, e => e.Move(feed, feed.Edition, "Elsewhere")), after =>
                    Others(after, feed).ShouldBe(Others(text, feed)));
            }

            void Try(Func<string> edit, Action<string> check)
            {
                try
                {
                    check(edit());
                    made++;
                }
                catch (EditRefusedException)
                {
                    refused++;
                }
            }
        }
        made.ShouldBeGreaterThan(300);
        refused.ShouldBeLessThan(made / 2);
    }

    /// <summary>A rule for every edition, section and feed of every case: taken out again, the text is as it was.</summary>
    [Fact]
    public void A_rule_can_be_set_everywhere_or_is_refused_and_leaves_no_trace_when_it_is_removed()
    {
        var (made, refused) = (0, 0);
        foreach (var text in Directory.GetFiles(Cases, "before.yaml", SearchOption.AllDirectories)
            .Append(Repository.PathOf("samples/morning/briefing.yaml")).Select(File.ReadAllText))
        {
            var editor = new BriefingEditor(text);
            foreach (var place in editor.Sections.SelectMany(Places).Distinct())
            {
                var rules = OptionList.Of([.. editor.Options.Read(place)!.TextsOf("boost"), "a rule: of ours"]);
                try
                {
                    var set = Edit.On(text, e => e.Options.Set(place, ("boost", rules)));
                    set.ShouldNotBe(text);
                    var unset = Edit.On(set, e => e.Options.Set(place, ("boost", editor.Options.Read(place)!["boost"])));
                    unset.TrimEnd().ShouldBe(text.TrimEnd());
                    made++;
                }
                catch (EditRefusedException)
                {
                    refused++;
                }
            }

            IEnumerable<OptionPlace> Places(ConfiguredSection section) =>
                [editor.Options.PlaceOf(section.Edition)!, .. section.Feeds.Select(OptionPlace.OfFeed)];
        }
        made.ShouldBeGreaterThan(200);
        refused.ShouldBeLessThan(made / 5);
    }

    private static ConfiguredFeed Same(BriefingEditor editor, ConfiguredFeed feed) =>
        editor.Feeds.Single(f => f.Line == feed.Line && f.Url == feed.Url);

    private static IEnumerable<string> Others(string text, ConfiguredFeed feed) =>
        new BriefingEditor(text).Feeds.Where(f => f.Url != feed.Url).Select(f => $"{f.Edition}/{f.Section}: {f.Url} {f.Name} {f.Enabled}");
}
