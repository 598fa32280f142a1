using System.Net;
using System.Text.RegularExpressions;
using OtpNet;
using Shouldly;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>The operator's pages of sessions and of the second factor, as a browser without scripts uses them.</summary>
internal static partial class OperatorPages
{
    /// <summary>The code that an authenticator with this key shows.</summary>
    public static string CodeOf(string key, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(key.Replace(" ", "", StringComparison.Ordinal))).ComputeTotp(now.UtcDateTime);

    /// <summary>The key that the page of the second factor shows, and the sealed one of its form.</summary>
    public static async Task<(string Key, string Sealed)> NewKeyAsync(this WebPage web)
    {
        var page = await web.Client.GetStringAsync("/second-factor");
        return (KeyPattern().Match(page).Groups[1].Value, SealedPattern().Match(page).Groups[1].Value);
    }

    /// <summary>Turns the second factor on.</summary>
    /// <returns>The authenticator's key, and the recovery codes.</returns>
    public static async Task<(string Key, IReadOnlyList<string> Recovery)> TurnOnAsync(this WebPage web, DateTimeOffset now)
    {
        var (key, sealedKey) = await web.NewKeyAsync();
        using var answer = await web.SendAsync(
            "/second-factor/on", ("password", WebPage.Password), ("key", sealedKey), ("newCode", CodeOf(key, now)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (key, RecoveryOf(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>The recovery codes on a page.</summary>
    public static IReadOnlyList<string> RecoveryOf(string page) => [.. RecoveryPattern().Matches(page).Select(code => code.Value)];

    /// <summary>Sends a form of the operator's.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this WebPage web, string path, params (string Name, string Value)[] fields)
    {
        var token = FormPattern().Match(await web.Client.GetStringAsync("/sessions")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        return await web.Client.PostAsync(path, form);
    }

    [GeneratedRegex("<code>((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</code>")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex SealedPattern();

    [GeneratedRegex("(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}")]
    private static partial Regex RecoveryPattern();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormPattern();
}
