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
    public void Listed_and_patterned_passwords_are_refused_with_advice(string password) =>
        PasswordStrength.Weakness(password).ShouldNotBeNull().ShouldStartWith("This password is easy to guess: ");

    [Theory]
    [InlineData("gravel otter candle seventy")]
    [InlineData("k7Qv2mPz9xWd")]
    [InlineData("ветер чернила орех лодка")]
    public void Passwords_of_unrelated_words_or_random_characters_are_accepted(string password) =>
        PasswordStrength.Weakness(password).ShouldBeNull();

    [Fact]
    public void A_password_longer_than_the_estimate_is_accepted() =>
        PasswordStrength.Weakness(string.Concat(Enumerable.Repeat("k7Qv2mPz9xWd", 15))).ShouldBeNull();
}
