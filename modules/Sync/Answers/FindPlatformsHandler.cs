using Microsoft.Extensions.Localization;
using Resas.Contracts.Sync;
using Resas.Kernel.Messaging;
using Resas.Sync.Platforms;

namespace Resas.Sync.Answers;

internal sealed class FindPlatformsHandler(PlatformCatalog platforms, IStringLocalizer<Texts> texts) : IRequestHandler<FindPlatforms, IReadOnlyList<PlatformInfo>>
{
    public Task<IReadOnlyList<PlatformInfo>> Handle(FindPlatforms request, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PlatformInfo>>([.. platforms.All.Select(p => p.Describe(texts))]);
}
