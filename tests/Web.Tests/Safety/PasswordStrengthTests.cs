using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Which passwords the operator may have.</summary>
public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("qwertyuiop")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaaaaaaaa")]
    [InlineData("BriefingBus1")]
    [InlineData("briefing-operator")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("23.09.2026")]
    public void What_is_on_a_list_or_follows_a_pattern_is_refused_with_what_to_do(string password) =>
        PasswordStrength.Weakness(password).ShouldNotBeNull().ShouldStartWith("This password is easy to guess: ");

    [Theory]
    [InlineData("gravel otter candle seventy")]
    [InlineData("k7Qv2mPz9xWd")]
    [InlineData("ветер чернила орех лодка")]
    public void Unrelated_words_and_random_characters_are_taken(string password) => PasswordStrength.Weakness(password).ShouldBeNull();

    [Fact]
    public void A_long_one_takes_no_longer() =>
        PasswordStrength.Weakness(string.Concat(Enumerable.Repeat("k7Qv2mPz9xWd", 15))).ShouldBeNull();
}
