using BriefingBus.Testing;
using BriefingBus.Text.Mojibake;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Mojibake;

public sealed class MojibakeRepairTests
{
    public static TheoryData<string> Cases => TextCase.Names("mojibake");

    [Theory, MemberData(nameof(Cases))]
    public void Text_is_repaired_where_that_is_certain_and_left_alone_where_it_is_not(string name)
    {
        MojibakeRepair.Repair(TextCase.Read("mojibake", name, "broken.txt")).ShouldBe(TextCase.Read("mojibake", name, "expected.txt"));
    }

    [Fact]
    public void Good_text_of_every_language_is_the_same_object_afterwards()
    {
        foreach (var name in Cases.Select(row => row.Data).Where(name => name.StartsWith("good-", StringComparison.Ordinal)))
            foreach (var line in TextCase.Read("mojibake", name, "broken.txt").Split('\n'))
                MojibakeRepair.Repair(line).ShouldBeSameAs(line, $"{name}: {line}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Repairing_twice_changes_nothing_more(string name)
    {
        var once = MojibakeRepair.Repair(TextCase.Read("mojibake", name, "broken.txt"));

        MojibakeRepair.Repair(once).ShouldBe(once);
    }

    [Fact]
    public void A_hostile_line_costs_linear_time()
    {
        var line = string.Concat(Enumerable.Repeat("Ã¢â‚¬", 200_000));
        var limit = new WaitLimit(TimeSpan.FromSeconds(20));

        MojibakeRepair.Repair(line);

        limit.IsPassed.ShouldBeFalse();
    }
}
