using BriefingBus.DeadLetters.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_the_file_that_the_model_describes()
    {
        using var context = new DeadLetterContext(new DbContextOptionsBuilder<DeadLetterContext>().UseSqlite("Data Source=:memory:").Options);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
