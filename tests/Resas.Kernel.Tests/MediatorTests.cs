using Microsoft.Extensions.DependencyInjection;
using Resas.Kernel.Database;
using Resas.Kernel.Messaging;

namespace Resas.Kernel.Tests;

public class MediatorTests
{
    [Fact]
    public async Task A_question_is_answered_within_the_context_and_transaction_of_who_asks()
    {
        await using var host = Belfry.Host();
        var same = await host.InScopeAsync(async services =>
            await services.GetRequiredService<IMediator>().Send(new WhichContext(), default) == services.GetRequiredService<ResasDb>());

        Assert.True(same);
    }

    [Fact]
    public async Task A_question_that_no_module_answers_is_a_bug_and_named()
    {
        await using var host = Belfry.Host();
        var bug = await Assert.ThrowsAsync<InvalidOperationException>(() => host.AskAsync(new Unanswered()));

        Assert.Contains(nameof(Unanswered), bug.Message, StringComparison.Ordinal);
    }
}
