using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class DateBehindHeadlineTests
{
    [Theory]
    [InlineData("Ferry sails again, (Tue, May 26th)", "Ferry sails again")]
    [InlineData("Weekend reading: part 9 [2026-05-26]", "Weekend reading: part 9")]
    [InlineData("Fähre fährt wieder (26. Mai 2026)", "Fähre fährt wieder")]
    [InlineData("Le bac repart (26 mai 2026)", "Le bac repart")]
    [InlineData("El barco vuelve (26 de mayo)", "El barco vuelve")]
    [InlineData("Паром снова ходит (26 мая 2026)", "Паром снова ходит")]
    [InlineData("渡船が再開（2026年5月26日）", "渡船が再開")]
    public void The_day_of_the_entry_in_brackets_is_left_out(string title, string expected) => TitleOf(title).ShouldBe(expected);

    [Theory]
    [InlineData("Harbour fair (14 June 2026)")]
    [InlineData("Fähre fährt wieder (seit 26. Mai)")]
    [InlineData("Ida Holm (26) wins the race")]
    [InlineData("The harbour and its people (26 pictures)")]
    [InlineData("(26 May 2026)")]
    public void What_says_more_stays(string title) => TitleOf(title).ShouldBe(title);

    private static string TitleOf(string title)
    {
        var item = SomeItem.With(title, "The ferry sails every day from May.");
        var published = new DateTimeOffset(2026, 5, 26, 7, 30, 0, TimeSpan.Zero);
        return SomeItem.Cleaned(item with { Entry = item.Entry with { Published = published } }).Title;
    }
}
