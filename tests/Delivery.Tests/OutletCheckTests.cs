using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests;

/// <summary>What Delivery says to the page of an outlet that is to be configured.</summary>
public sealed class OutletCheckTests
{
    [Theory]
    [InlineData("files/shelf", """{"folder":"/srv/briefings"}""", "")]
    [InlineData("files/shelf", """{"forms":["pdf"]}""", "forms[0]: found 'pdf'|: the key 'folder' is missing")]
    [InlineData("email/team", """{"to":["jane"],"from":"a@example.org","server":"smtp.example.org"}""", "to: found 'jane', expected an")]
    [InlineData("slack/newsroom", """{"token":"${ABSENT_TOKEN}"}""", "token: the environment variable ABSENT_TOKEN is not set")]
    [InlineData("slack/newsroom", """{"channel":"C0123456789"}""", ": ")]
    [InlineData("pigeon/loft", "{}", ": there is no kind of outlet 'pigeon'")]
    [InlineData("files/shelf", "[]", ": expected keys and values")]
    [InlineData("files/shelf", "{", ": not valid YAML")]
    public void Mistakes_are_named_as_by_check(string outlet, string options, string expected)
    {
        var problems = OutletCheck.Of(new() { AnswerBefore = default, Outlet = outlet, Options = options }).Problems;

        var wanted = expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
        problems.Count.ShouldBe(wanted.Length);
        foreach (var (problem, start) in problems.Zip(wanted))
            $"{problem.Key}: {problem.Problem}".ShouldStartWith(start);
    }
}
