using BriefingBus.Delivery.Files;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("{edition}-{date}-{time}", "morning-2026-09-23-0600")]
    [InlineData("{year}/{month}/{day} {title}", "2026/09/23 Morning News Briefing")]
    [InlineData("-{date}/--x", "2026-09-23/x")]
    public void A_pattern_names_a_briefing(string pattern, string name)
    {
        FileName.ProblemOf(pattern).ShouldBeNull();
        FileName.Of(pattern, SomeBriefing.Of()).ShouldBe(name);
    }

    [Fact]
    public void Two_notices_of_one_minute_have_two_names()
    {
        string[] names =
        [
            .. new[] { 0, 1 }.Select(day => SomeBriefing.OfDay(day) with { Edition = "notices", ScheduledAt = SomeBriefing.Morning })
                .Select(notice => FileName.Of("{edition}-{date}-{time}", notice)),
        ];

        names.ShouldAllBe(name => name.StartsWith("notices-2026-09-23-0600-", StringComparison.Ordinal));
        names.ShouldBeUnique();
    }

    [Theory]
    [InlineData("{edition}", "expected {date} in it")]
    [InlineData("{date}-{hour}", "found '{hour}', expected one of {edition}, {title}")]
    [InlineData("../{date}", "expected a name below the folder")]
    [InlineData("/{date}", "expected a name below the folder")]
    [InlineData("{date}/", "expected a name below the folder")]
    public void An_invalid_pattern_is_reported(string pattern, string problem) => FileName.ProblemOf(pattern)!.ShouldContain(problem);

    [Theory]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j")]
    [InlineData("..\n\u202Etxt", "txt")]
    [InlineData(" . ", "_")]
    [InlineData("-rf", "rf")]
    [InlineData(" .--", "_")]
    [InlineData("?-x-", "x-")]
    public void A_title_stays_one_name_that_every_file_system_takes(string title, string expected) =>
        FileName.Of("{title}/{date}", SomeBriefing.Of() with { Title = title }).ShouldBe(expected + "/2026-09-23");

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("..")]
    [InlineData("a/../../x")]
    [InlineData("C:\\x")]
    [InlineData("--help")]
    [InlineData("")]
    public void An_edition_of_a_hostile_message_leads_out_of_no_folder(string edition)
    {
        var hostile = SomeBriefing.Of() with { Edition = edition };

        string[] names = [FileName.Latest(hostile), FileName.Of("{edition}-{date}", hostile), FileName.Of("{edition}/{date}", hostile)];
        foreach (var name in names)
            Path.GetFullPath(Path.Combine("/folder", name)).ShouldStartWith("/folder/");
        FileName.Latest(hostile).ShouldNotContain('/');
        names.SelectMany(name => name.Split('/')).ShouldAllBe(part => !part.StartsWith('-'));
    }

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        var name = FileName.Of("{title}{date}", SomeBriefing.Of() with { Title = string.Concat(Enumerable.Repeat("🚢", 100)) });

        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeInRange(197, 200);
        name.ShouldAllBe(c => char.IsSurrogate(c));
    }
}
