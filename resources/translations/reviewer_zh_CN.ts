<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>ReadOnlyBar</name>
        <message>
            <source>Another desk is working in this workspace, so this one only shows it. Close that one and open this one anew to work.</source>
            <translation>另一个工作台正在使用此工作区，因此这里只能查看。要在此工作，请关闭另一个并重新打开这里。</translation>
        </message>
    </context>
    <context>
        <name>Action</name>
        <message>
            <source>Playing</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>播放或暂停</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>减速</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>加速</translation>
        </message>
        <message>
            <source>Normal speed</source>
            <translation>原速</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>后退一帧</translation>
        </message>
        <message>
            <source>One frame on</source>
            <translation>前进一帧</translation>
        </message>
        <message>
            <source>One second back</source>
            <translation>后退一秒</translation>
        </message>
        <message>
            <source>One second on</source>
            <translation>前进一秒</translation>
        </message>
        <message>
            <source>Five seconds back</source>
            <translation>后退五秒</translation>
        </message>
        <message>
            <source>Five seconds on</source>
            <translation>前进五秒</translation>
        </message>
        <message>
            <source>Loop the marked span</source>
            <translation>循环播放所标区间</translation>
        </message>
        <message>
            <source>To the start of the visit</source>
            <translation>到访问开始</translation>
        </message>
        <message>
            <source>To the end of the visit</source>
            <translation>到访问结束</translation>
        </message>
        <message>
            <source>Let the rubric follow the moment</source>
            <translation>评分标准跟随播放</translation>
        </message>
        <message>
            <source>Marking and attaching</source>
            <translation>标记与附证</translation>
        </message>
        <message>
            <source>Mark start here</source>
            <translation>在此设起点</translation>
        </message>
        <message>
            <source>Mark end here</source>
            <translation>在此设终点</translation>
        </message>
        <message>
            <source>Clear the marks</source>
            <translation>清除标记</translation>
        </message>
        <message>
            <source>Attach the marked span</source>
            <translation>附上所标区间</translation>
        </message>
        <message>
            <source>Attach the frame or photo shown</source>
            <translation>附上当前画面或照片</translation>
        </message>
        <message>
            <source>Draw a region</source>
            <translation>框选区域</translation>
        </message>
        <message>
            <source>Attach the drawn region</source>
            <translation>附上所框区域</translation>
        </message>
        <message>
            <source>Attach the quote noted here</source>
            <translation>附上此处记下的原话</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>达标</translation>
        </message>
        <message>
            <source>Not met: take points</source>
            <translation>未达标：扣分</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Can’t verify</source>
            <translation>无法核实</translation>
        </message>
        <message>
            <source>Leave the item open again</source>
            <translation>恢复为待判</translation>
        </message>
        <message>
            <source>Timed item: start here</source>
            <translation>计时条目：在此开始</translation>
        </message>
        <message>
            <source>Timed item: end here</source>
            <translation>计时条目：在此结束</translation>
        </message>
        <message>
            <source>Previous item</source>
            <translation>上一条目</translation>
        </message>
        <message>
            <source>Next item</source>
            <translation>下一条目</translation>
        </message>
        <message>
            <source>Next deduction without proof</source>
            <translation>下一条缺证据的扣分</translation>
        </message>
        <message>
            <source>Write the finding</source>
            <translation>填写发现</translation>
        </message>
        <message>
            <source>Commend on this item</source>
            <translation>就此条目表扬</translation>
        </message>
        <message>
            <source>Note an observation</source>
            <translation>记一条观察</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>个案</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Before signing</source>
            <translation>签发前检查</translation>
        </message>
        <message>
            <source>History of this review</source>
            <translation>本次评审的历史</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Show the queue</source>
            <translation>显示队列</translation>
        </message>
        <message>
            <source>Import bundles</source>
            <translation>导入资料包</translation>
        </message>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找条目、语句或命令</translation>
        </message>
        <message>
            <source>Sheet of keys</source>
            <translation>快捷键一览</translation>
        </message>
        <message>
            <source>Previous mark</source>
            <translation>上一个标记</translation>
        </message>
        <message>
            <source>Next mark</source>
            <translation>下一个标记</translation>
        </message>
        <message>
            <source>Bookmark here</source>
            <translation>在此加书签</translation>
        </message>
        <message>
            <source>Mark a moment of the rubric</source>
            <translation>标记评分表的时刻</translation>
        </message>
        <message>
            <source>Remove the chosen moment</source>
            <translation>移除所选时刻</translation>
        </message>
        <message>
            <source>Name what did not happen</source>
            <translation>写明没有发生的事</translation>
        </message>
        <message>
            <source>Export the marked span</source>
            <translation>导出所标范围</translation>
        </message>
        <message>
            <source>Export the frame shown</source>
            <translation>导出所显示的画面</translation>
        </message>
        <message>
            <source>Export moments and findings</source>
            <translation>导出时刻与发现</translation>
        </message>
        <message>
            <source>Align the recordings by their sound</source>
            <translation>按声音对齐各记录</translation>
        </message>
        <message>
            <source>This moment is the same in two recordings</source>
            <translation>两个记录中的同一时刻</translation>
        </message>
        <message>
            <source>Track 10 ms earlier</source>
            <translation>轨道提前 10 毫秒</translation>
        </message>
        <message>
            <source>Track 10 ms later</source>
            <translation>轨道推后 10 毫秒</translation>
        </message>
        <message>
            <source>Track 100 ms earlier</source>
            <translation>轨道提前 100 毫秒</translation>
        </message>
        <message>
            <source>Track 100 ms later</source>
            <translation>轨道推后 100 毫秒</translation>
        </message>
    </context>
    <context>
        <name>Answer</name>
        <message>
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>No</source>
            <translation>否</translation>
        </message>
    </context>
    <context>
        <name>ArrivalRow</name>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Stop this import</source>
            <translation>停止此项导入</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>Checking every file against its digest</source>
            <translation>正在逐个核对文件摘要</translation>
        </message>
        <message>
            <source>Keeping the originals</source>
            <translation>正在保存原件</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Stopped; nothing was kept</source>
            <translation>已停止；未保留任何内容</translation>
        </message>
    </context>
    <context>
        <name>ArrivalsPanel</name>
        <message>
            <source>Coming in</source>
            <translation>正在入库</translation>
        </message>
        <message>
            <source>Clear done</source>
            <translation>清除已完成</translation>
        </message>
    </context>
    <context>
        <name>Before</name>
        <message>
            <source>Items not decided yet: {0}</source>
            <translation>尚有 {0} 个条目待判</translation>
        </message>
        <message>
            <source>Decide each of them; not applicable and can’t verify are decisions too</source>
            <translation>请逐条判定；“不适用”和“无法核实”也是判定</translation>
        </message>
        <message>
            <source>{0} {1} has no proof</source>
            <translation>{0} {1}：缺证据</translation>
        </message>
        <message>
            <source>Attach a span, frame, region, quote or answer, or lift the deduction</source>
            <translation>请附上区间、画面、区域、原话或答卷，或撤回扣分</translation>
        </message>
        <message>
            <source>{0} {1} is too close to call</source>
            <translation>{0} {1}：临界，无法判定</translation>
        </message>
        <message>
            <source>It costs nothing; the scorecard prints its uncertainty</source>
            <translation>不扣分；成绩单会注明其不确定度</translation>
        </message>
        <message>
            <source>{0} uses vague words</source>
            <translation>{0} 用语含糊</translation>
        </message>
        <message>
            <source>{0} states no fact</source>
            <translation>{0} 未写事实</translation>
        </message>
        <message>
            <source>Say what was seen, where and when</source>
            <translation>请写明看到什么、在何处、何时</translation>
        </message>
        <message>
            <source>Every item is decided</source>
            <translation>所有条目均已判定</translation>
        </message>
        <message>
            <source>Every deduction has its proof</source>
            <translation>每项扣分均有证据</translation>
        </message>
        <message>
            <source>citations into originals: {0}</source>
            <translation>引证原件 {0} 处</translation>
        </message>
        <message>
            <source>Every change is in the log</source>
            <translation>所有更改均已入日志</translation>
        </message>
        <message>
            <source>step {0}</source>
            <translation>第 {0} 步</translation>
        </message>
        <message>
            <source>Go to {0}</source>
            <translation>前往 {0}</translation>
        </message>
    </context>
    <context>
        <name>Cause</name>
        <message>
            <source>Attitude</source>
            <translation>态度</translation>
        </message>
        <message>
            <source>Slow response</source>
            <translation>响应慢</translation>
        </message>
        <message>
            <source>Lack of skill</source>
            <translation>技能不足</translation>
        </message>
        <message>
            <source>Process deviation</source>
            <translation>流程偏差</translation>
        </message>
        <message>
            <source>Environment not kept</source>
            <translation>环境未维护</translation>
        </message>
    </context>
    <context>
        <name>CitationChips</name>
        <message>
            <source>Play this evidence; Delete removes it</source>
            <translation>播放此证据；按 Delete 移除</translation>
        </message>
        <message>
            <source>Evidence {0}</source>
            <translation>证据 {0}</translation>
        </message>
        <message>
            <source>Attach</source>
            <translation>附上</translation>
        </message>
        <message>
            <source>Attach evidence to this finding</source>
            <translation>为此发现附上证据</translation>
        </message>
        <message>
            <source>Marked span</source>
            <translation>所标区间</translation>
        </message>
        <message>
            <source>Frame or photo shown</source>
            <translation>当前画面或照片</translation>
        </message>
        <message>
            <source>Drawn region</source>
            <translation>所框区域</translation>
        </message>
        <message>
            <source>Quote noted here</source>
            <translation>此处记下的原话</translation>
        </message>
        <message>
            <source>Answer {0}</source>
            <translation>答卷 {0}</translation>
        </message>
    </context>
    <context>
        <name>ClockFace</name>
        <message>
            <source>visit {0}</source>
            <translation>到访后 {0}</translation>
        </message>
    </context>
    <context>
        <name>DropPlace</name>
        <message numerus="yes">
            <source>Let go to import %n bundle(s)</source>
            <translation>
                <numerusform>松手即导入 %n 个资料包</numerusform>
            </translation>
        </message>
        <message>
            <source>Drop a bundle or folder here</source>
            <translation>拖入资料包或文件夹</translation>
        </message>
        <message>
            <source>Originals are copied, never moved.</source>
            <translation>原件只复制，不移动。</translation>
        </message>
    </context>
    <context>
        <name>Due</name>
        <message>
            <source>today {0}</source>
            <translation>今天 {0}</translation>
        </message>
        <message>
            <source>tomorrow {0}</source>
            <translation>明天 {0}</translation>
        </message>
        <message>
            <source>{0} days late</source>
            <translation>逾期 {0} 天</translation>
        </message>
        <message>
            <source>{0} h late</source>
            <translation>逾期 {0} 小时</translation>
        </message>
    </context>
    <context>
        <name>Facets</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>以后</translation>
        </message>
    </context>
    <context>
        <name>FilmView</name>
        <message>
            <source>Film and photos</source>
            <translation>录像与照片</translation>
        </message>
    </context>
    <context>
        <name>FindingEditor</name>
        <message>
            <source>Choose an item of the rubric to write about it.</source>
            <translation>请在评分标准中选择条目。</translation>
        </message>
        <message>
            <source>No finding on {0}. N takes its points; praise counts too.</source>
            <translation>{0} 尚无发现。按 N 扣分；表扬也可记录。</translation>
        </message>
        <message>
            <source>Commend</source>
            <translation>表扬</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>岗位</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>次数</translation>
        </message>
    </context>
    <context>
        <name>FindingFoot</name>
        <message>
            <source>Next gap</source>
            <translation>下一条缺证据</translation>
        </message>
        <message>
            <source>Proof complete</source>
            <translation>证据齐全</translation>
        </message>
        <message>
            <source>Proof missing</source>
            <translation>缺证据</translation>
        </message>
        <message>
            <source>Vague: {0}</source>
            <translation>含糊：{0}</translation>
        </message>
        <message>
            <source>No vague words</source>
            <translation>无含糊用语</translation>
        </message>
        <message>
            <source>Say what was seen in its place</source>
            <translation>请改写为所见事实</translation>
        </message>
    </context>
    <context>
        <name>FindingHead</name>
        <message>
            <source>More about this finding</source>
            <translation>更多操作</translation>
        </message>
        <message>
            <source>Withdraw this finding</source>
            <translation>撤回此发现</translation>
        </message>
        <message>
            <source>Commend on this item</source>
            <translation>就此条目表扬</translation>
        </message>
        <message>
            <source>Note an observation</source>
            <translation>记一条观察</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of this review</source>
            <translation>本次评审的历史</translation>
        </message>
        <message>
            <source>Steps of this review</source>
            <translation>本次评审的步骤</translation>
        </message>
        <message>
            <source>Undo adds a step; nothing is ever taken out of the log.</source>
            <translation>撤销会追加一步；日志从不删减。</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Undo: {0}</source>
            <translation>撤销：{0}</translation>
        </message>
        <message>
            <source>Redo: {0}</source>
            <translation>重做：{0}</translation>
        </message>
    </context>
    <context>
        <name>ItemDetail</name>
        <message>
            <source>The shopper says otherwise: why? Enter to keep</source>
            <translation>与执行员的回答不同：为什么？按 Enter 保存</translation>
        </message>
        <message>
            <source>Why does it not apply here? Enter to keep</source>
            <translation>为何不适用？按回车保存</translation>
        </message>
        <message>
            <source>Why can it not be verified? Enter to keep</source>
            <translation>为何无法核实？按回车保存</translation>
        </message>
        <message>
            <source>Reason. Enter to keep</source>
            <translation>理由，按回车保存</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
    </context>
    <context>
        <name>MainMenu</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Reviewer workstation</source>
            <translation>评审工作台</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Put this notice away</source>
            <translation>关闭此通知</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找条目、语句或命令</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>查找结果</translation>
        </message>
    </context>
    <context>
        <name>PlayerPanel</name>
        <message>
            <source>{0} {1}, frame {2}, {3} fps</source>
            <translation>{0} {1} · 帧 {2} · {3} fps</translation>
        </message>
        <message>
            <source>Original, as is</source>
            <translation>原件，未经处理</translation>
        </message>
        <message>
            <source>Only sound at this moment: {0}</source>
            <translation>此刻只有声音：{0}</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment</source>
            <translation>此刻没有任何记录</translation>
        </message>
        <message>
            <source>{0} photo, {1} ± {2}</source>
            <translation>{0} 照片，{1} ± {2}</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>Site</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>访问</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Played</source>
            <translation>已播放</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>条目</translation>
        </message>
        <message>
            <source>not opened</source>
            <translation>未打开</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} / {1}</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Import bundles</source>
            <translation>导入资料包</translation>
        </message>
        <message>
            <source>Bundles (*.zip);;All files (*)</source>
            <translation>资料包 (*.zip);;所有文件 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n shop(s) to do</source>
            <translation>
                <numerusform>待办 %n 项暗访任务</numerusform>
            </translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Site, client, wave, state or type</source>
            <translation>地点、委托方、批次、状态或类型</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>搜索队列</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <source>Take the next</source>
            <translation>处理下一项</translation>
        </message>
        <message>
            <source>Shops</source>
            <translation>暗访任务</translation>
        </message>
        <message>
            <source>No submission is here yet. Drop a bundle or folder here.</source>
            <translation>还没有提交。请将资料包或文件夹拖到此处。</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Show the whole queue</source>
            <translation>显示完整队列</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <source>Sheet of keys</source>
            <translation>快捷键一览</translation>
        </message>
        <message>
            <source>Shops to do</source>
            <translation>待办暗访任务</translation>
        </message>
    </context>
    <context>
        <name>RubricModel</name>
        <message>
            <source>{0}, {1} of {2} points</source>
            <translation>{0}，{1} / {2} 分</translation>
        </message>
        <message>
            <source>proof missing</source>
            <translation>缺证据</translation>
        </message>
        <message>
            <source>proofs: {0}</source>
            <translation>证据 {0} 处</translation>
        </message>
    </context>
    <context>
        <name>RubricPanel</name>
        <message>
            <source>No proof {0}</source>
            <translation>缺证据 {0}</translation>
        </message>
        <message>
            <source>Go to the next deduction without proof</source>
            <translation>前往下一条缺证据的扣分</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>已判 {0} / {1}</translation>
        </message>
        <message>
            <source>Show only items that are still open</source>
            <translation>只显示待判条目</translation>
        </message>
        <message>
            <source>Rubric</source>
            <translation>评分标准</translation>
        </message>
        <message>
            <source>Rubric items</source>
            <translation>评分条目</translation>
        </message>
    </context>
    <context>
        <name>Said</name>
        <message>
            <source>S</source>
            <translation>员</translation>
        </message>
        <message>
            <source>C</source>
            <translation>客</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>员工</translation>
        </message>
        <message>
            <source>Shopper</source>
            <translation>执行员</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Beside the film</source>
            <translation>录像旁</translation>
        </message>
    </context>
    <context>
        <name>SignDialog</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>签发</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>查看文件</translation>
        </message>
        <message>
            <source>Sign the scorecard</source>
            <translation>签发成绩单</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Signed: {0}</source>
            <translation>已签发：{0}</translation>
        </message>
        <message>
            <source>Cutting exhibits and signing…</source>
            <translation>正在截取证据并签名…</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) stand in the way</source>
            <translation>
                <numerusform>尚有 %n 项阻碍签发</numerusform>
            </translation>
        </message>
        <message>
            <source>{0}. Signing seals this review; later changes need an adjudication or an appeal.</source>
            <translation>{0}。签发后本次评审即封存；此后更改须经裁定或申诉。</translation>
        </message>
    </context>
    <context>
        <name>SignerForm</name>
        <message>
            <source>Signer</source>
            <translation>签发人</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>再次输入</translation>
        </message>
        <message>
            <source>First signature here: a key and a certificate in this name are made. Nobody can restore the passphrase.</source>
            <translation>首次签发：将以此名义生成密钥和证书。口令无法找回。</translation>
        </message>
        <message>
            <source>Name and organisation are missing</source>
            <translation>请填写姓名和机构</translation>
        </message>
        <message>
            <source>The passphrase needs at least {0} characters</source>
            <translation>口令至少 {0} 个字符</translation>
        </message>
        <message>
            <source>The two passphrases differ</source>
            <translation>两次口令不一致</translation>
        </message>
        <message>
            <source>needed once the list above is clear</source>
            <translation>以上各项处理完后填写</translation>
        </message>
        <message>
            <source>{0}, {1}, valid to {2}</source>
            <translation>{0}，{1}，有效期至 {2}</translation>
        </message>
    </context>
    <context>
        <name>SiteType</name>
        <message>
            <source>Residential</source>
            <translation>住宅</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>写字楼</translation>
        </message>
        <message>
            <source>Commercial</source>
            <translation>商业</translation>
        </message>
        <message>
            <source>Appliance</source>
            <translation>家电</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>银行</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>网店</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>State</name>
        <message>
            <source>Waiting for proof</source>
            <translation>待补证据</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>已退回</translation>
        </message>
        <message>
            <source>Intake findings</source>
            <translation>收件有问题</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新到</translation>
        </message>
        <message>
            <source>In review</source>
            <translation>评审中</translation>
        </message>
        <message>
            <source>Ready to sign</source>
            <translation>待签发</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>已签发</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Saving…</source>
            <translation>正在存盘…</translation>
        </message>
        <message>
            <source>Every change is saved</source>
            <translation>所有更改已存盘</translation>
        </message>
        <message>
            <source>Sync ±{0}</source>
            <translation>同步 ±{0}</translation>
        </message>
        <message>
            <source>How far the recordings may lie from each other on the timeline</source>
            <translation>各录制在时间线上可能相差多少</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) without proof</source>
            <translation>
                <numerusform>%n 项缺证据</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too close to call</source>
            <translation>
                <numerusform>%n 项临界</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} % played</source>
            <translation>已播放 {0} %</translation>
        </message>
        <message numerus="yes">
            <source>Log, %n step(s)</source>
            <translation>
                <numerusform>日志 %n 步</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TextFields</name>
        <message>
            <source>The finding in a few words; empty for the title of its item</source>
            <translation>用几个字概括此发现；留空则用条目标题</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>简述</translation>
        </message>
        <message>
            <source>Fact</source>
            <translation>事实</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>原话</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>分析</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>Texts of the finding</source>
            <translation>发现的文字</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>not aligned</source>
            <translation>未对齐</translation>
        </message>
        <message>
            <source>Photo {0}, {1}</source>
            <translation>照片 {0}，{1}</translation>
        </message>
        <message>
            <source>Note {0}</source>
            <translation>记录 {0}</translation>
        </message>
        <message>
            <source>{0}, no proof</source>
            <translation>{0}，缺证据</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>播放覆盖</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>录像</translation>
        </message>
        <message>
            <source>no film {0}</source>
            <translation>无录像 {0}</translation>
        </message>
        <message>
            <source>reading frames</source>
            <translation>正在读取画面</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>发现</translation>
        </message>
        <message>
            <source>Moments, measures</source>
            <translation>时刻与计时</translation>
        </message>
        <message>
            <source>Moments</source>
            <translation>时刻</translation>
        </message>
        <message>
            <source>Answers, notes</source>
            <translation>答卷与时间记录</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>答卷</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <source>ddd d MMM</source>
            <translation>M 月 d 日 ddd</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Film sound</source>
            <translation>录像声</translation>
        </message>
        <message>
            <source>Recorder</source>
            <translation>录音笔</translation>
        </message>
        <message>
            <source>reading sound</source>
            <translation>正在读取声音</translation>
        </message>
        <message>
            <source>by hand {0}</source>
            <translation>手动 {0}</translation>
        </message>
        <message>
            <source>Placed by the time in the file</source>
            <translation>按文件内的时间定位</translation>
        </message>
        <message>
            <source>Placed by the time the shopper stated</source>
            <translation>按执行员所述时间定位</translation>
        </message>
        <message>
            <source>Placed by the time of the file system</source>
            <translation>按文件系统的时间定位</translation>
        </message>
        <message>
            <source>Aligned by its sound</source>
            <translation>按声音对齐</translation>
        </message>
        <message>
            <source>Placed by hand</source>
            <translation>手动定位</translation>
        </message>
        <message>
            <source>Has no place of its own</source>
            <translation>没有自己的位置</translation>
        </message>
        <message>
            <source>The other recordings are aligned to this one</source>
            <translation>其他记录以此为基准对齐</translation>
        </message>
        <message>
            <source>reference {0}</source>
            <translation>基准 {0}</translation>
        </message>
        <message>
            <source>, by {0} {1}</source>
            <translation>，{0} 于 {1}</translation>
        </message>
    </context>
    <context>
        <name>TimelineHeader</name>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Snap to marks</source>
            <translation>吸附到标记</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>显示更多</translation>
        </message>
        <message>
            <source>Show larger</source>
            <translation>放大显示</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Overview of the visit</source>
            <translation>整个访问概览</translation>
        </message>
        <message>
            <source>Aligning {0} %</source>
            <translation>正在对齐 {0} %</translation>
        </message>
        <message>
            <source>{0}: now S at the same moment of another recording</source>
            <translation>{0}：请在另一记录的同一时刻按 S</translation>
        </message>
    </context>
    <context>
        <name>TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找条目、语句或命令</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>总分</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>暂定</translation>
        </message>
        <message>
            <source>could be {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>已签发</translation>
        </message>
        <message>
            <source>This review is sealed</source>
            <translation>本次评审已封存</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>签发</translation>
        </message>
        <message numerus="yes">
            <source>%n deduction(s) without proof</source>
            <translation>
                <numerusform>%n 项扣分缺证据</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) still open</source>
            <translation>
                <numerusform>%n 个条目待判</numerusform>
            </translation>
        </message>
        <message>
            <source>Before signing (Ctrl Enter)</source>
            <translation>签发前检查（Ctrl Enter）</translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message>
            <source>Total</source>
            <translation>总分</translation>
        </message>
        <message>
            <source>Goes into the file</source>
            <translation>写入文件的内容</translation>
        </message>
        <message>
            <source>could be {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>PDF/A-3, tagged</source>
            <translation>PDF/A-3，带标签</translation>
        </message>
        <message>
            <source>Scores and trace as data</source>
            <translation>分数与计算过程数据</translation>
        </message>
        <message numerus="yes">
            <source>Digests of %n original(s)</source>
            <translation>
                <numerusform>%n 份原件的摘要</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n 条发现</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n citation(s)</source>
            <translation>
                <numerusform>%n 处引证</numerusform>
            </translation>
        </message>
        <message>
            <source>Head of the log</source>
            <translation>日志头</translation>
        </message>
    </context>
    <context>
        <name>TrackToggles</name>
        <message>
            <source>Film</source>
            <translation>录像</translation>
        </message>
        <message>
            <source>Film in front: {0}</source>
            <translation>在前的录像：{0}</translation>
        </message>
        <message>
            <source>Choose the film in front</source>
            <translation>选择在前的录像</translation>
        </message>
        <message>
            <source>Sound of films</source>
            <translation>录像声</translation>
        </message>
        <message>
            <source>Sound {0}</source>
            <translation>声音 {0}</translation>
        </message>
        <message>
            <source>Hear {0} or not; Shift: hear it alone</source>
            <translation>是否播放 {0} 的声音；按住 Shift 则只听它</translation>
        </message>
        <message>
            <source>Other recordings</source>
            <translation>其他录制</translation>
        </message>
    </context>
    <context>
        <name>TransportBar</name>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>暂停（空格）</translation>
        </message>
        <message>
            <source>Play (Space)</source>
            <translation>播放（空格）</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>后退一帧</translation>
        </message>
        <message>
            <source>One frame on</source>
            <translation>前进一帧</translation>
        </message>
        <message>
            <source>Five seconds back</source>
            <translation>后退五秒</translation>
        </message>
        <message>
            <source>Five seconds on</source>
            <translation>前进五秒</translation>
        </message>
        <message>
            <source>Loop the marked span</source>
            <translation>循环播放所标区间</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Draw a region</source>
            <translation>框选区域</translation>
        </message>
        <message>
            <source>Cite this frame</source>
            <translation>引证此画面</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>框选</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>取帧</translation>
        </message>
        <message>
            <source>Mark start here</source>
            <translation>在此设起点</translation>
        </message>
        <message>
            <source>Mark end here</source>
            <translation>在此设终点</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Met</source>
            <translation>达标</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>未达标</translation>
        </message>
        <message>
            <source>Partly met</source>
            <translation>部分达标</translation>
        </message>
        <message>
            <source>N/A</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Can’t verify</source>
            <translation>无法核实</translation>
        </message>
        <message>
            <source>Too close</source>
            <translation>临界</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>待判</translation>
        </message>
    </context>
    <context>
        <name>_ShopperLine</name>
        <message>
            <source>Shopper</source>
            <translation>执行员</translation>
        </message>
        <message>
            <source>Go to the moment of this answer</source>
            <translation>前往此答案的时刻</translation>
        </message>
    </context>
    <context>
        <name>_Timing</name>
        <message>
            <source>limit {0}</source>
            <translation>限 {0}</translation>
        </message>
        <message>
            <source>Start here</source>
            <translation>在此开始</translation>
        </message>
        <message>
            <source>End here</source>
            <translation>在此结束</translation>
        </message>
    </context>
    <context>
        <name>Marking</name>
        <message>
            <source>Bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Remove “{0}”</source>
            <translation>移除“{0}”</translation>
        </message>
        <message>
            <source>Bookmark here</source>
            <translation>在此加书签</translation>
        </message>
        <message>
            <source>Proof of absence</source>
            <translation>未发生的证明</translation>
        </message>
        <message>
            <source>What did not happen in the marked span?</source>
            <translation>所标范围内没有发生什么？</translation>
        </message>
        <message>
            <source>Nothing happened in the marked span…</source>
            <translation>所标范围内没有发生…</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>Film clip (*.mp4)</source>
            <translation>影片片段 (*.mp4)</translation>
        </message>
        <message>
            <source>Film clip, sound brought to level (*.mp4)</source>
            <translation>影片片段，声音调至适当电平 (*.mp4)</translation>
        </message>
        <message>
            <source>Sound clip (*.wav)</source>
            <translation>声音片段 (*.wav)</translation>
        </message>
        <message>
            <source>Sound clip, brought to level (*.wav)</source>
            <translation>声音片段，调至适当电平 (*.wav)</translation>
        </message>
        <message>
            <source>Export the marked span</source>
            <translation>导出所标范围</translation>
        </message>
        <message>
            <source>Export the frame shown</source>
            <translation>导出所显示的画面</translation>
        </message>
        <message>
            <source>Export moments and findings</source>
            <translation>导出时刻与发现</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>{0} is written</source>
            <translation>已写出 {0}</translation>
        </message>
    </context>
</TS>
