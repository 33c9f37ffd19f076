<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>ReadOnlyBar</name>
        <message>
            <source>Another desk is working in this workspace, so this one only shows it. Close that one and open this one anew to work.</source>
            <translation>另一個工作臺正在使用此工作區，因此這裡只能檢視。要在此工作，請關閉另一個並重新開啟這裡。</translation>
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
            <translation>播放或暫停</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>減速</translation>
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
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame on</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>One second back</source>
            <translation>後退一秒</translation>
        </message>
        <message>
            <source>One second on</source>
            <translation>前進一秒</translation>
        </message>
        <message>
            <source>Five seconds back</source>
            <translation>後退五秒</translation>
        </message>
        <message>
            <source>Five seconds on</source>
            <translation>前進五秒</translation>
        </message>
        <message>
            <source>Loop the marked span</source>
            <translation>循環播放所標區間</translation>
        </message>
        <message>
            <source>To the start of the visit</source>
            <translation>到到訪開始</translation>
        </message>
        <message>
            <source>To the end of the visit</source>
            <translation>到到訪結束</translation>
        </message>
        <message>
            <source>Let the rubric follow the moment</source>
            <translation>評分標準跟隨播放</translation>
        </message>
        <message>
            <source>Marking and attaching</source>
            <translation>標記與附證</translation>
        </message>
        <message>
            <source>Mark start here</source>
            <translation>在此設起點</translation>
        </message>
        <message>
            <source>Mark end here</source>
            <translation>在此設終點</translation>
        </message>
        <message>
            <source>Clear the marks</source>
            <translation>清除標記</translation>
        </message>
        <message>
            <source>Attach the marked span</source>
            <translation>附上所標區間</translation>
        </message>
        <message>
            <source>Attach the frame or photo shown</source>
            <translation>附上目前畫面或照片</translation>
        </message>
        <message>
            <source>Draw a region</source>
            <translation>框選區域</translation>
        </message>
        <message>
            <source>Attach the drawn region</source>
            <translation>附上所框區域</translation>
        </message>
        <message>
            <source>Attach the quote noted here</source>
            <translation>附上此處記下的原話</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>評分</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>達標</translation>
        </message>
        <message>
            <source>Not met: take points</source>
            <translation>未達標：扣分</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不適用</translation>
        </message>
        <message>
            <source>Can’t verify</source>
            <translation>無法核實</translation>
        </message>
        <message>
            <source>Leave the item open again</source>
            <translation>恢復為待判</translation>
        </message>
        <message>
            <source>Timed item: start here</source>
            <translation>計時條目：在此開始</translation>
        </message>
        <message>
            <source>Timed item: end here</source>
            <translation>計時條目：在此結束</translation>
        </message>
        <message>
            <source>Previous item</source>
            <translation>上一條目</translation>
        </message>
        <message>
            <source>Next item</source>
            <translation>下一條目</translation>
        </message>
        <message>
            <source>Next deduction without proof</source>
            <translation>下一條缺證據的扣分</translation>
        </message>
        <message>
            <source>Write the finding</source>
            <translation>填寫發現</translation>
        </message>
        <message>
            <source>Commend on this item</source>
            <translation>就此條目表揚</translation>
        </message>
        <message>
            <source>Note an observation</source>
            <translation>記一條觀察</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>個案</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Before signing</source>
            <translation>簽發前檢查</translation>
        </message>
        <message>
            <source>History of this review</source>
            <translation>本次評審的歷史</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>視窗</translation>
        </message>
        <message>
            <source>Show the queue</source>
            <translation>顯示佇列</translation>
        </message>
        <message>
            <source>Import bundles</source>
            <translation>匯入資料包</translation>
        </message>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找條目、語句或命令</translation>
        </message>
        <message>
            <source>Sheet of keys</source>
            <translation>快速鍵一覽</translation>
        </message>
        <message>
            <source>Previous mark</source>
            <translation>上一個標記</translation>
        </message>
        <message>
            <source>Next mark</source>
            <translation>下一個標記</translation>
        </message>
        <message>
            <source>Bookmark here</source>
            <translation>在此加書籤</translation>
        </message>
        <message>
            <source>Mark a moment of the rubric</source>
            <translation>標記評分表的時刻</translation>
        </message>
        <message>
            <source>Remove the chosen moment</source>
            <translation>移除所選時刻</translation>
        </message>
        <message>
            <source>Name what did not happen</source>
            <translation>寫明沒有發生的事</translation>
        </message>
        <message>
            <source>Export the marked span</source>
            <translation>匯出所標範圍</translation>
        </message>
        <message>
            <source>Export the frame shown</source>
            <translation>匯出所顯示的畫面</translation>
        </message>
        <message>
            <source>Export moments and findings</source>
            <translation>匯出時刻與發現</translation>
        </message>
        <message>
            <source>Align the recordings by their sound</source>
            <translation>按聲音對齊各紀錄</translation>
        </message>
        <message>
            <source>This moment is the same in two recordings</source>
            <translation>兩個紀錄中的同一時刻</translation>
        </message>
        <message>
            <source>Track 10 ms earlier</source>
            <translation>軌道提前 10 毫秒</translation>
        </message>
        <message>
            <source>Track 10 ms later</source>
            <translation>軌道延後 10 毫秒</translation>
        </message>
        <message>
            <source>Track 100 ms earlier</source>
            <translation>軌道提前 100 毫秒</translation>
        </message>
        <message>
            <source>Track 100 ms later</source>
            <translation>軌道延後 100 毫秒</translation>
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
            <translation>開啟</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>Stop this import</source>
            <translation>停止此項匯入</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>Checking every file against its digest</source>
            <translation>正在逐個核對檔案摘要</translation>
        </message>
        <message>
            <source>Keeping the originals</source>
            <translation>正在保存原件</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就緒</translation>
        </message>
        <message>
            <source>Stopped; nothing was kept</source>
            <translation>已停止；未保留任何內容</translation>
        </message>
    </context>
    <context>
        <name>ArrivalsPanel</name>
        <message>
            <source>Coming in</source>
            <translation>正在入庫</translation>
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
            <translation>尚有 {0} 個條目待判</translation>
        </message>
        <message>
            <source>Decide each of them; not applicable and can’t verify are decisions too</source>
            <translation>請逐條判定；「不適用」和「無法核實」也是判定</translation>
        </message>
        <message>
            <source>{0} {1} has no proof</source>
            <translation>{0} {1}：缺證據</translation>
        </message>
        <message>
            <source>Attach a span, frame, region, quote or answer, or lift the deduction</source>
            <translation>請附上區間、畫面、區域、原話或答卷，或撤回扣分</translation>
        </message>
        <message>
            <source>{0} {1} is too close to call</source>
            <translation>{0} {1}：臨界，無法判定</translation>
        </message>
        <message>
            <source>It costs nothing; the scorecard prints its uncertainty</source>
            <translation>不扣分；成績單會註明其不確定度</translation>
        </message>
        <message>
            <source>{0} uses vague words</source>
            <translation>{0} 用語含糊</translation>
        </message>
        <message>
            <source>{0} states no fact</source>
            <translation>{0} 未寫事實</translation>
        </message>
        <message>
            <source>Say what was seen, where and when</source>
            <translation>請寫明看到什麼、在何處、何時</translation>
        </message>
        <message>
            <source>Every item is decided</source>
            <translation>所有條目均已判定</translation>
        </message>
        <message>
            <source>Every deduction has its proof</source>
            <translation>每項扣分均有證據</translation>
        </message>
        <message>
            <source>citations into originals: {0}</source>
            <translation>引證原件 {0} 處</translation>
        </message>
        <message>
            <source>Every change is in the log</source>
            <translation>所有更改均已入日誌</translation>
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
            <translation>態度</translation>
        </message>
        <message>
            <source>Slow response</source>
            <translation>回應慢</translation>
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
            <translation>環境未維護</translation>
        </message>
    </context>
    <context>
        <name>CitationChips</name>
        <message>
            <source>Play this evidence; Delete removes it</source>
            <translation>播放此證據；按 Delete 移除</translation>
        </message>
        <message>
            <source>Evidence {0}</source>
            <translation>證據 {0}</translation>
        </message>
        <message>
            <source>Attach</source>
            <translation>附上</translation>
        </message>
        <message>
            <source>Attach evidence to this finding</source>
            <translation>為此發現附上證據</translation>
        </message>
        <message>
            <source>Marked span</source>
            <translation>所標區間</translation>
        </message>
        <message>
            <source>Frame or photo shown</source>
            <translation>目前畫面或照片</translation>
        </message>
        <message>
            <source>Drawn region</source>
            <translation>所框區域</translation>
        </message>
        <message>
            <source>Quote noted here</source>
            <translation>此處記下的原話</translation>
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
            <translation>到訪後 {0}</translation>
        </message>
    </context>
    <context>
        <name>DropPlace</name>
        <message numerus="yes">
            <source>Let go to import %n bundle(s)</source>
            <translation>
                <numerusform>放開即匯入 %n 個資料包</numerusform>
            </translation>
        </message>
        <message>
            <source>Drop a bundle or folder here</source>
            <translation>拖入資料包或資料夾</translation>
        </message>
        <message>
            <source>Originals are copied, never moved.</source>
            <translation>原件只複製，不移動。</translation>
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
            <translation>逾期 {0} 小時</translation>
        </message>
    </context>
    <context>
        <name>Facets</name>
        <message>
            <source>State</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>類型</translation>
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
            <translation>以後</translation>
        </message>
    </context>
    <context>
        <name>FilmView</name>
        <message>
            <source>Film and photos</source>
            <translation>錄影與照片</translation>
        </message>
    </context>
    <context>
        <name>FindingEditor</name>
        <message>
            <source>Choose an item of the rubric to write about it.</source>
            <translation>請在評分標準中選擇條目。</translation>
        </message>
        <message>
            <source>No finding on {0}. N takes its points; praise counts too.</source>
            <translation>{0} 尚無發現。按 N 扣分；表揚也可記錄。</translation>
        </message>
        <message>
            <source>Commend</source>
            <translation>表揚</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>崗位</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>次數</translation>
        </message>
    </context>
    <context>
        <name>FindingFoot</name>
        <message>
            <source>Next gap</source>
            <translation>下一條缺證據</translation>
        </message>
        <message>
            <source>Proof complete</source>
            <translation>證據齊全</translation>
        </message>
        <message>
            <source>Proof missing</source>
            <translation>缺證據</translation>
        </message>
        <message>
            <source>Vague: {0}</source>
            <translation>含糊：{0}</translation>
        </message>
        <message>
            <source>No vague words</source>
            <translation>無含糊用語</translation>
        </message>
        <message>
            <source>Say what was seen in its place</source>
            <translation>請改寫為所見事實</translation>
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
            <translation>撤回此發現</translation>
        </message>
        <message>
            <source>Commend on this item</source>
            <translation>就此條目表揚</translation>
        </message>
        <message>
            <source>Note an observation</source>
            <translation>記一條觀察</translation>
        </message>
    </context>
    <context>
        <name>HistoryDialog</name>
        <message>
            <source>History of this review</source>
            <translation>本次評審的歷史</translation>
        </message>
        <message>
            <source>Steps of this review</source>
            <translation>本次評審的步驟</translation>
        </message>
        <message>
            <source>Undo adds a step; nothing is ever taken out of the log.</source>
            <translation>復原會追加一步；日誌從不刪減。</translation>
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
            <translation>時間</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>人員</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Undo: {0}</source>
            <translation>復原：{0}</translation>
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
            <translation>與執行員的回答不同：為什麼？按 Enter 保存</translation>
        </message>
        <message>
            <source>Why does it not apply here? Enter to keep</source>
            <translation>為何不適用？按 Enter 儲存</translation>
        </message>
        <message>
            <source>Why can it not be verified? Enter to keep</source>
            <translation>為何無法核實？按 Enter 儲存</translation>
        </message>
        <message>
            <source>Reason. Enter to keep</source>
            <translation>理由，按 Enter 儲存</translation>
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
            <translation>快速鍵</translation>
        </message>
    </context>
    <context>
        <name>MainMenu</name>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主題</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>結束</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟隨系統</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
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
            <translation>評審工作台</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>選單</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Retry</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>Put this notice away</source>
            <translation>關閉此通知</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找條目、語句或命令</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>查找結果</translation>
        </message>
    </context>
    <context>
        <name>PlayerPanel</name>
        <message>
            <source>{0} {1}, frame {2}, {3} fps</source>
            <translation>{0} {1} · 格 {2} · {3} fps</translation>
        </message>
        <message>
            <source>Original, as is</source>
            <translation>原件，未經處理</translation>
        </message>
        <message>
            <source>Only sound at this moment: {0}</source>
            <translation>此刻只有聲音：{0}</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment</source>
            <translation>此刻沒有任何紀錄</translation>
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
            <translation>地點</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>類型</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>到訪</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>到期</translation>
        </message>
        <message>
            <source>State</source>
            <translation>狀態</translation>
        </message>
        <message>
            <source>Played</source>
            <translation>已播放</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>條目</translation>
        </message>
        <message>
            <source>not opened</source>
            <translation>未開啟</translation>
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
            <translation>匯入資料包</translation>
        </message>
        <message>
            <source>Bundles (*.zip);;All files (*)</source>
            <translation>資料包 (*.zip);;所有檔案 (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n shop(s) to do</source>
            <translation>
                <numerusform>待辦 %n 項暗訪任務</numerusform>
            </translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>佇列</translation>
        </message>
        <message>
            <source>Site, client, wave, state or type</source>
            <translation>地點、委託方、批次、狀態或類型</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>搜尋佇列</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>匯入…</translation>
        </message>
        <message>
            <source>Take the next</source>
            <translation>處理下一項</translation>
        </message>
        <message>
            <source>Shops</source>
            <translation>暗訪任務</translation>
        </message>
        <message>
            <source>No submission is here yet. Drop a bundle or folder here.</source>
            <translation>還沒有提交。請將資料包或資料夾拖到此處。</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Queue</source>
            <translation>佇列</translation>
        </message>
        <message>
            <source>Show the whole queue</source>
            <translation>顯示完整佇列</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>匯入…</translation>
        </message>
        <message>
            <source>Sheet of keys</source>
            <translation>快速鍵一覽</translation>
        </message>
        <message>
            <source>Shops to do</source>
            <translation>待辦暗訪任務</translation>
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
            <translation>缺證據</translation>
        </message>
        <message>
            <source>proofs: {0}</source>
            <translation>證據 {0} 處</translation>
        </message>
    </context>
    <context>
        <name>RubricPanel</name>
        <message>
            <source>No proof {0}</source>
            <translation>缺證據 {0}</translation>
        </message>
        <message>
            <source>Go to the next deduction without proof</source>
            <translation>前往下一條缺證據的扣分</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>已判 {0} / {1}</translation>
        </message>
        <message>
            <source>Show only items that are still open</source>
            <translation>只顯示待判條目</translation>
        </message>
        <message>
            <source>Rubric</source>
            <translation>評分標準</translation>
        </message>
        <message>
            <source>Rubric items</source>
            <translation>評分條目</translation>
        </message>
    </context>
    <context>
        <name>Said</name>
        <message>
            <source>S</source>
            <translation>員</translation>
        </message>
        <message>
            <source>C</source>
            <translation>客</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>員工</translation>
        </message>
        <message>
            <source>Shopper</source>
            <translation>執行員</translation>
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
            <translation>記錄</translation>
        </message>
        <message>
            <source>Beside the film</source>
            <translation>錄影旁</translation>
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
            <translation>簽發</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>查看檔案</translation>
        </message>
        <message>
            <source>Sign the scorecard</source>
            <translation>簽發成績單</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Signed: {0}</source>
            <translation>已簽發：{0}</translation>
        </message>
        <message>
            <source>Cutting exhibits and signing…</source>
            <translation>正在截取證據並簽章…</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) stand in the way</source>
            <translation>
                <numerusform>尚有 %n 項阻礙簽發</numerusform>
            </translation>
        </message>
        <message>
            <source>{0}. Signing seals this review; later changes need an adjudication or an appeal.</source>
            <translation>{0}。簽發後本次評審即封存；此後更改須經裁定或申訴。</translation>
        </message>
    </context>
    <context>
        <name>SignerForm</name>
        <message>
            <source>Signer</source>
            <translation>簽發人</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>機構</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>通行碼</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>再次輸入</translation>
        </message>
        <message>
            <source>First signature here: a key and a certificate in this name are made. Nobody can restore the passphrase.</source>
            <translation>首次簽發：將以此名義產生金鑰和憑證。通行碼無法找回。</translation>
        </message>
        <message>
            <source>Name and organisation are missing</source>
            <translation>請填寫姓名和機構</translation>
        </message>
        <message>
            <source>The passphrase needs at least {0} characters</source>
            <translation>通行碼至少 {0} 個字元</translation>
        </message>
        <message>
            <source>The two passphrases differ</source>
            <translation>兩次通行碼不一致</translation>
        </message>
        <message>
            <source>needed once the list above is clear</source>
            <translation>以上各項處理完後填寫</translation>
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
            <translation>辦公大樓</translation>
        </message>
        <message>
            <source>Commercial</source>
            <translation>商業</translation>
        </message>
        <message>
            <source>Appliance</source>
            <translation>家電</translation>
        </message>
        <message>
            <source>Bank</source>
            <translation>銀行</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>網店</translation>
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
            <translation>待補證據</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>已退回</translation>
        </message>
        <message>
            <source>Intake findings</source>
            <translation>收件有問題</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新到</translation>
        </message>
        <message>
            <source>In review</source>
            <translation>評審中</translation>
        </message>
        <message>
            <source>Ready to sign</source>
            <translation>待簽發</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>已簽發</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Saving…</source>
            <translation>正在儲存…</translation>
        </message>
        <message>
            <source>Every change is saved</source>
            <translation>所有更改已儲存</translation>
        </message>
        <message>
            <source>Sync ±{0}</source>
            <translation>同步 ±{0}</translation>
        </message>
        <message>
            <source>How far the recordings may lie from each other on the timeline</source>
            <translation>各錄製在時間軸上可能相差多少</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) without proof</source>
            <translation>
                <numerusform>%n 項缺證據</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too close to call</source>
            <translation>
                <numerusform>%n 項臨界</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} % played</source>
            <translation>已播放 {0} %</translation>
        </message>
        <message numerus="yes">
            <source>Log, %n step(s)</source>
            <translation>
                <numerusform>日誌 %n 步</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TextFields</name>
        <message>
            <source>The finding in a few words; empty for the title of its item</source>
            <translation>用幾個字概括此發現；留空則用條目標題</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>簡述</translation>
        </message>
        <message>
            <source>Fact</source>
            <translation>事實</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>原話</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>分析</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>建議</translation>
        </message>
        <message>
            <source>Texts of the finding</source>
            <translation>發現的文字</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>not aligned</source>
            <translation>未對齊</translation>
        </message>
        <message>
            <source>Photo {0}, {1}</source>
            <translation>照片 {0}，{1}</translation>
        </message>
        <message>
            <source>Note {0}</source>
            <translation>記錄 {0}</translation>
        </message>
        <message>
            <source>{0}, no proof</source>
            <translation>{0}，缺證據</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>播放覆蓋</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>錄影</translation>
        </message>
        <message>
            <source>no film {0}</source>
            <translation>無錄影 {0}</translation>
        </message>
        <message>
            <source>reading frames</source>
            <translation>正在讀取畫面</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>發現</translation>
        </message>
        <message>
            <source>Moments, measures</source>
            <translation>時刻與計時</translation>
        </message>
        <message>
            <source>Moments</source>
            <translation>時刻</translation>
        </message>
        <message>
            <source>Answers, notes</source>
            <translation>答卷與時間記錄</translation>
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
            <translation>聲音</translation>
        </message>
        <message>
            <source>Film sound</source>
            <translation>錄影聲</translation>
        </message>
        <message>
            <source>Recorder</source>
            <translation>錄音筆</translation>
        </message>
        <message>
            <source>reading sound</source>
            <translation>正在讀取聲音</translation>
        </message>
        <message>
            <source>by hand {0}</source>
            <translation>手動 {0}</translation>
        </message>
        <message>
            <source>Placed by the time in the file</source>
            <translation>按檔案內的時間定位</translation>
        </message>
        <message>
            <source>Placed by the time the shopper stated</source>
            <translation>按執行員所述時間定位</translation>
        </message>
        <message>
            <source>Placed by the time of the file system</source>
            <translation>按檔案系統的時間定位</translation>
        </message>
        <message>
            <source>Aligned by its sound</source>
            <translation>按聲音對齊</translation>
        </message>
        <message>
            <source>Placed by hand</source>
            <translation>手動定位</translation>
        </message>
        <message>
            <source>Has no place of its own</source>
            <translation>沒有自己的位置</translation>
        </message>
        <message>
            <source>The other recordings are aligned to this one</source>
            <translation>其他紀錄以此為基準對齊</translation>
        </message>
        <message>
            <source>reference {0}</source>
            <translation>基準 {0}</translation>
        </message>
        <message>
            <source>, by {0} {1}</source>
            <translation>，{0} 於 {1}</translation>
        </message>
    </context>
    <context>
        <name>TimelineHeader</name>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Snap to marks</source>
            <translation>吸附到標記</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>顯示更多</translation>
        </message>
        <message>
            <source>Show larger</source>
            <translation>放大顯示</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>縮放</translation>
        </message>
        <message>
            <source>Overview of the visit</source>
            <translation>整個到訪概覽</translation>
        </message>
        <message>
            <source>Aligning {0} %</source>
            <translation>正在對齊 {0} %</translation>
        </message>
        <message>
            <source>{0}: now S at the same moment of another recording</source>
            <translation>{0}：請在另一紀錄的同一時刻按 S</translation>
        </message>
    </context>
    <context>
        <name>TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Find an item, words, a command</source>
            <translation>查找條目、語句或命令</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>總分</translation>
        </message>
        <message>
            <source>Provisional</source>
            <translation>暫定</translation>
        </message>
        <message>
            <source>could be {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>已簽發</translation>
        </message>
        <message>
            <source>This review is sealed</source>
            <translation>本次評審已封存</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>簽發</translation>
        </message>
        <message numerus="yes">
            <source>%n deduction(s) without proof</source>
            <translation>
                <numerusform>%n 項扣分缺證據</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) still open</source>
            <translation>
                <numerusform>%n 個條目待判</numerusform>
            </translation>
        </message>
        <message>
            <source>Before signing (Ctrl Enter)</source>
            <translation>簽發前檢查（Ctrl Enter）</translation>
        </message>
    </context>
    <context>
        <name>Totals</name>
        <message>
            <source>Total</source>
            <translation>總分</translation>
        </message>
        <message>
            <source>Goes into the file</source>
            <translation>寫入檔案的內容</translation>
        </message>
        <message>
            <source>could be {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>PDF/A-3, tagged</source>
            <translation>PDF/A-3，帶標籤</translation>
        </message>
        <message>
            <source>Scores and trace as data</source>
            <translation>分數與計算過程資料</translation>
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
                <numerusform>%n 條發現</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n citation(s)</source>
            <translation>
                <numerusform>%n 處引證</numerusform>
            </translation>
        </message>
        <message>
            <source>Head of the log</source>
            <translation>日誌頭</translation>
        </message>
    </context>
    <context>
        <name>TrackToggles</name>
        <message>
            <source>Film</source>
            <translation>錄影</translation>
        </message>
        <message>
            <source>Film in front: {0}</source>
            <translation>在前的錄影：{0}</translation>
        </message>
        <message>
            <source>Choose the film in front</source>
            <translation>選擇在前的錄影</translation>
        </message>
        <message>
            <source>Sound of films</source>
            <translation>錄影聲</translation>
        </message>
        <message>
            <source>Sound {0}</source>
            <translation>聲音 {0}</translation>
        </message>
        <message>
            <source>Hear {0} or not; Shift: hear it alone</source>
            <translation>是否播放 {0} 的聲音；按住 Shift 則只聽它</translation>
        </message>
        <message>
            <source>Other recordings</source>
            <translation>其他錄製</translation>
        </message>
    </context>
    <context>
        <name>TransportBar</name>
        <message>
            <source>Pause</source>
            <translation>暫停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>暫停（空白鍵）</translation>
        </message>
        <message>
            <source>Play (Space)</source>
            <translation>播放（空白鍵）</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame on</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>Five seconds back</source>
            <translation>後退五秒</translation>
        </message>
        <message>
            <source>Five seconds on</source>
            <translation>前進五秒</translation>
        </message>
        <message>
            <source>Loop the marked span</source>
            <translation>循環播放所標區間</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Draw a region</source>
            <translation>框選區域</translation>
        </message>
        <message>
            <source>Cite this frame</source>
            <translation>引證此畫面</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>框選</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>取格</translation>
        </message>
        <message>
            <source>Mark start here</source>
            <translation>在此設起點</translation>
        </message>
        <message>
            <source>Mark end here</source>
            <translation>在此設終點</translation>
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
            <translation>達標</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>未達標</translation>
        </message>
        <message>
            <source>Partly met</source>
            <translation>部分達標</translation>
        </message>
        <message>
            <source>N/A</source>
            <translation>不適用</translation>
        </message>
        <message>
            <source>Can’t verify</source>
            <translation>無法核實</translation>
        </message>
        <message>
            <source>Too close</source>
            <translation>臨界</translation>
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
            <translation>執行員</translation>
        </message>
        <message>
            <source>Go to the moment of this answer</source>
            <translation>前往此答案的時刻</translation>
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
            <translation>在此開始</translation>
        </message>
        <message>
            <source>End here</source>
            <translation>在此結束</translation>
        </message>
    </context>
    <context>
        <name>Marking</name>
        <message>
            <source>Bookmark</source>
            <translation>書籤</translation>
        </message>
        <message>
            <source>Remove “{0}”</source>
            <translation>移除「{0}」</translation>
        </message>
        <message>
            <source>Bookmark here</source>
            <translation>在此加書籤</translation>
        </message>
        <message>
            <source>Proof of absence</source>
            <translation>未發生的證明</translation>
        </message>
        <message>
            <source>What did not happen in the marked span?</source>
            <translation>所標範圍內沒有發生什麼？</translation>
        </message>
        <message>
            <source>Nothing happened in the marked span…</source>
            <translation>所標範圍內沒有發生…</translation>
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
            <translation>影片片段，聲音調至適當電平 (*.mp4)</translation>
        </message>
        <message>
            <source>Sound clip (*.wav)</source>
            <translation>聲音片段 (*.wav)</translation>
        </message>
        <message>
            <source>Sound clip, brought to level (*.wav)</source>
            <translation>聲音片段，調至適當電平 (*.wav)</translation>
        </message>
        <message>
            <source>Export the marked span</source>
            <translation>匯出所標範圍</translation>
        </message>
        <message>
            <source>Export the frame shown</source>
            <translation>匯出所顯示的畫面</translation>
        </message>
        <message>
            <source>Export moments and findings</source>
            <translation>匯出時刻與發現</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>{0} is written</source>
            <translation>已寫出 {0}</translation>
        </message>
    </context>
</TS>
