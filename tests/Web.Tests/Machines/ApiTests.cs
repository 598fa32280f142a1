using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Testing;
using BriefingBus.Web.Archive;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Machines;

public sealed class ApiTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_description_names_every_endpoint_and_no_other()
    {
        await using var web = await WebPage.StartAsync();
        var endpoints = web.Get<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(
                e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.RoutePattern.RawText != "/api/openapi.json")
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(m => $"{m} {e.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)}"));

        var described = (await DescriptionAsync(web))["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"));

        described.Order(StringComparer.Ordinal).ShouldBe(endpoints.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/feeds")]
    [InlineData("/briefings/morning/feed.atom")]
    [InlineData("/briefings/latest.json")]
    [InlineData("/api/editions")]
    [InlineData("/api/briefings")]
    [InlineData("/api/stories?q=ferry")]
    [InlineData("/api/left-out?q=ferry")]
    [InlineData("/api/feeds")]
    [InlineData("/api/openapi.json")]
    [InlineData("/feeds.opml")]
    public async Task HEAD_is_answered_as_GET_is_without_a_body_and_who_has_the_content_gets_304(string path)
    {
        await using var web = await WebPage.StartAsync(
            new WebOptions { Tokens = [new() { Name = "reader", Token = new("${TOKEN}", new string('t', 24)) }] },
            new FakeClock(Morning), editions: [Edition(North)]);
        await web.KeepAsync(TestData.Briefing(Morning));
        if (path == "/feeds.opml")
            web.Client.DefaultRequestHeaders.Authorization = new("Bearer", new string('t', 24));
        using var got = await web.Client.GetAsync(path);
        using var head = await web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        (got.StatusCode, head.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        head.Headers.ETag.ShouldBe(got.Headers.ETag);
        got.Headers.CacheControl!.NoCache.ShouldBeTrue();
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(got.Headers.ETag.ShouldNotBeNull());
        using var known = await web.Client.SendAsync(again);
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await known.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_is_as_the_description_says()
    {
        await using var web = await WebPage.StartAsync(editions: [Edition(North)], clock: new FakeClock(Morning));
        await web.KeepAsync(TestData.Briefing(Morning), await TestData.ApprovedAsync("ordinary"));
        await web.Get<LeftOutArchive>().KeepAsync(TestData.LeftOut(Morning, "Ferry sinks"), default);
        var story = TestData.Story(Morning, 0);
        var description = await DescriptionAsync(web);
        (string Path, string Address)[] all =
        [
            ("/api/editions", "/api/editions"),
            ("/api/briefings", "/api/briefings?edition=morning"),
            ("/api/briefings/{edition}/{slug}", "/api/briefings/morning/2026-09-23-0600"),
            ("/api/stories", "/api/stories?q=ferry&from=nonsense"),
            ("/api/left-out", "/api/left-out?q=ferry"),
            ("/api/stories/{id}", $"/api/stories/{story.StoryId}"),
            ("/api/feeds", "/api/feeds"),
            ("/api/pipeline", "/api/pipeline"),
        ];
        description["paths"]!.AsObject().Where(p => p.Value!["get"] is not null).Select(p => p.Key)
            .ShouldBe(all.Select(a => a.Path), ignoreOrder: true);
        foreach (var (path, address) in all)
        {
            var answer = JsonNode.Parse(await web.Client.GetStringAsync(address));
            var schema = description["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

            Differences(answer, schema, description, path).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_to_its_end()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(Enumerable.Range(0, 40)
            .SelectMany(i => new[] { TestData.Briefing(Morning.AddDays(i), 1), TestData.Briefing(Morning.AddDays(i), 1, "other") }));
        var seen = new List<string>();
        for (var address = "/api/briefings"; ;)
        {
            var page = JsonNode.Parse(await web.Client.GetStringAsync(address))!;
            seen.AddRange(page["briefings"]!.AsArray().Select(b => b!["page"]!.GetValue<string>()));
            if (page["next"] is not { } next)
                break;
            address = $"/api/briefings?before={Uri.EscapeDataString(next.GetValue<string>())}";
        }

        seen.Count.ShouldBe(80);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task A_program_changes_something_with_its_token_and_with_no_other()
    {
        var token = new string('k', WebOptions.MinTokenLength);
        await using var web = await WebPage.StartAsync(
            new WebOptions { Tokens = [new AccessToken { Name = "cron", Token = new("${TOKEN}", token) }] }, editions: [Edition(North)]);
        var feed = JsonNode.Parse(await web.Client.GetStringAsync("/api/feeds"))![0]!["id"]!.GetValue<string>();

        (await FetchAsync(web, feed, token)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        const string unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.";
        foreach (var forged in new string?[] { null, "", token[1..], token + "k", token.ToUpperInvariant(), unsigned })
        {
            using var answer = await FetchAsync(web, feed, forged);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, forged);
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>().ShouldBe("Sign in first");
        }
    }

    [Fact]
    public async Task Errors_are_problem_details()
    {
        await using var web = await WebPage.StartAsync();

        using var absent = await web.Client.GetAsync("/api/briefings/morning/2026-01-01-0600");
        using var nonsense = await web.Client.GetAsync("/api/briefings?before=yesterday");

        (absent.StatusCode, nonsense.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.BadRequest));
        foreach (var answer in new[] { absent, nonsense })
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()
                .ShouldNotBeNullOrEmpty();
        }
    }

    private static Task<HttpResponseMessage> FetchAsync(WebPage web, string feed, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/feeds/{feed}/fetch");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return web.Client.SendAsync(request);
    }

    private static async Task<JsonNode> DescriptionAsync(WebPage web) =>
        JsonNode.Parse(await web.Client.GetStringAsync("/api/openapi.json"))!;

    // What a generated client relies on: names, types, and what is always there (OpenAPI 3.1, JSON Schema 2020-12).
    private static IEnumerable<string> Differences(JsonNode? value, JsonNode schema, JsonNode document, string at)
    {
        while (schema["$ref"]?.GetValue<string>() is { } reference)
            schema = reference.Split('/').Skip(1).Aggregate(document, (node, name) => node[name]!);
        if (schema["oneOf"] is JsonArray choices)
            schema = value is null
                ? choices.First(c => c!["type"]?.ToString() == "null")!
                : choices.First(c => c!["type"]?.ToString() != "null")!;
        while (schema["$ref"]?.GetValue<string>() is { } reference)
            schema = reference.Split('/').Skip(1).Aggregate(document, (node, name) => node[name]!);
        List<string> types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
            { } one => [one.GetValue<string>()],
            null => [],
        };
        var kind = value switch
        {
            null => "null",
            JsonObject => "object",
            JsonArray => "array",
            _ => value.GetValueKind().ToString().ToLowerInvariant(),
        };
        if (kind is "true" or "false")
            kind = "boolean";
        if (types.Count == 0 || !(types.Contains(kind) || (kind == "number" && types.Contains("integer"))))
            yield return $"{at} is {kind}, described as {string.Join(" or ", types)}";
        foreach (var name in schema["required"]?.AsArray().Select(r => r!.GetValue<string>()) ?? [])
        {
            if (value is JsonObject known && !known.ContainsKey(name))
                yield return $"{at}.{name} is missing";
        }

        foreach (var (name, inner) in value as JsonObject ?? [])
        {
            if (schema["properties"]?[name] is not { } described)
                yield return $"{at}.{name} is not described";
            else
                foreach (var difference in Differences(inner, described, document, $"{at}.{name}"))
                    yield return difference;
        }

        foreach (var inner in value as JsonArray ?? [])
        {
            foreach (var difference in Differences(inner, schema["items"]!, document, at + "[]"))
                yield return difference;
        }
    }
}
