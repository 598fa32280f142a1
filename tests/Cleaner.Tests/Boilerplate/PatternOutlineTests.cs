using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

public sealed class PatternOutlineTests
{
    [Theory]
    [InlineData("the post .{1,300} (first appeared on|appeared first on) [^!?,;]{1,60}$", 388, "first appeared on|appeared first on")]
    [InlineData(@"(estimated )?\d{1,3} ?(min|minutes)( read)?\.?", 27, "min|minutes")]
    [InlineData(@"\[?(comments?|link)\]?", 10, "comment|link")]
    [InlineData("click+ here", int.MaxValue, "click| here")]
    [InlineData(@"(?-i:\p{Lu})[a-z\]]*", int.MaxValue, null)]
    [InlineData("this|[a-z]", 4, null)]
    [InlineData(@"(news){2,3}letter\b", 18, "letter")]
    public void An_outline_tells_the_longest_match_and_the_words_it_cannot_do_without(string pattern, int longest, string? words)
    {
        var outline = PatternOutline.Of(pattern);

        outline.Longest.ShouldBe(longest);
        if (words is null)
            outline.Words.ShouldBeNull();
        else
            words.Split('|').ShouldContain(outline.Words![0]);
    }

    [Theory]
    [InlineData("a(?=b)")]
    [InlineData(@"(a)\1")]
    [InlineData("(?<name>a)")]
    public void What_rules_do_not_have_is_refused(string pattern) => Should.Throw<NotSupportedException>(() => PatternOutline.Of(pattern));

    [Fact]
    public void An_outline_never_excludes_what_the_pattern_matches()
    {
        var rules = BoilerplateRules.All
            .Select(r => (r.Id, Outline: PatternOutline.Of(r.Pattern), Pattern: new Regex(r.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline)))
            .ToList();
        var texts = BoilerplateRules.All.SelectMany(r => new[] { r.Example, r.LookAlike, r.Example.ToUpperInvariant() }).ToList();
        texts.AddRange(texts.Zip(texts.Skip(7), (a, b) => a + " " + b).ToList());

        foreach (var (id, outline, pattern) in rules)
            foreach (var text in texts)
                foreach (Match match in pattern.Matches(text))
                {
                    outline.IsPossibleIn(match.Value).ShouldBeTrue($"{id}: {match.Value}");
                    match.Length.ShouldBeLessThanOrEqualTo(outline.Longest, $"{id}: {match.Value}");
                }
    }
}
