using System.Diagnostics;
using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Machines;

/// <summary>The description of the API obeys the rules that redocly recommends.</summary>
public sealed class ApiRulesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_description_has_neither_error_nor_warning(bool isPrivate)
    {
        if (TestService.WhyAbsent("TEST_REDOCLY") is { } why)
            throw TestService.Absent(why);
        await using var web = await WebPage.StartAsync(isPrivate
            ? new()
            {
                Reading = Readers.SignedIn,
                Address = "https://news.example.org/briefings",
                Tokens = [new() { Name = "reader", Token = new("${TOKEN}", new string('t', 24)) }],
            }
            : new());
        web.Client.DefaultRequestHeaders.Host = isPrivate ? "news.example.org" : null;
        web.Client.DefaultRequestHeaders.Authorization = isPrivate ? new("Bearer", new string('t', 24)) : null;
        var folder = Directory.CreateTempSubdirectory("briefingbus-openapi-");
        try
        {
            var file = Path.Combine(folder.FullName, "openapi.json");
            await File.WriteAllTextAsync(file, await web.Client.GetStringAsync("/api/openapi.json"));
            string[] arguments = ["lint", "--extends", "recommended", "--format", "json", file];
            using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("TEST_REDOCLY")!, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
                Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
            })!;
            var said = process.StandardError.ReadToEndAsync();
            var report = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            report.ShouldStartWith("{", customMessage: await said);
            JsonDocument.Parse(report).RootElement.GetProperty("problems").EnumerateArray()
                .Select(p => $"{p.GetProperty("ruleId")} at {p.GetProperty("location")[0].GetProperty("pointer")}: "
                    + p.GetProperty("message"))
                .ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
